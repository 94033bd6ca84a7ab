load common

# Noon of 2026-11-21, UTC, and so many days later.
at() { export RUST_INTERVIEW_NOW=$((1795262400 + $1 * 86400)) TZ=UTC; }

# study KEYS [OPTION...]: a sitting in lines; each character of KEYS is a line,
# '-' an empty one.
study() {
	keys=$1
	shift
	printf '%s' "$keys" | sed 's/./&\n/g; s/-//g' |
	    ri -b c.book study --plain "$@"
}

db() { echo "$HOME/.local/state/rust-interview/study.db"; }

@test "question, short answer, full answer, grades with their intervals" {
	small_corpus
	at 0
	run study '--3'
	[ "$status" = 0 ]
	[[ $output == *"State the rules of loans"* ]]
	run study '---3q' --topic=moves
	[[ $output == *"What happens after a move?"*"drop(a)"*"Enter: the answer"* ]]
	[[ $output == *"using it is E0382"*"1 again (1 min)"*"2 hard, a pass (6 min)"*"3 good (10 min)"*"4 easy ("*" d)"* ]]
	[[ $output == *"Ownership went to"*"It is copied"* ]]
	[[ $output == *"1 answered: 1 known, 0 not; 1 of them new."* ]]
}

@test "the answer is not shown before it is asked for" {
	small_corpus
	at 0
	run study '3q' --topic=moves
	[[ $output == *"See the answer first."* ]]
	[[ $output != *"using it is E0382"* ]]
	[[ $output == *"0 answered"* ]]
}

@test "a question comes back on its day, not before" {
	small_corpus
	at 0
	run study '-4-4-4'
	[[ $output == *"3 answered: 3 known"* ]]
	at 1
	run study '-4'
	[ "$status" = 0 ]
	[[ $output == *"Nothing is due."* ]]
	at 20
	run study 'q'
	[[ $output == *"[3 due, 0 new"* ]]
}

@test "the day turns over at four in the morning" {
	small_corpus
	at 0
	study '-4-4-4' >/dev/null
	due=$(sqlite3 "$(db)" 'select min(due_day) from card') ||
	    skip "no sqlite3 here (apt: sqlite3)"
	export RUST_INTERVIEW_NOW=$((due * 86400 + 4 * 3600 - 1))
	run study q
	[[ $output == *"Nothing is due."* ]]
	export RUST_INTERVIEW_NOW=$((due * 86400 + 4 * 3600))
	run study q
	[[ $output =~ \[[1-3]\ due ]]
	# Two hours further east the day has begun two hours earlier.
	export RUST_INTERVIEW_NOW=$((due * 86400 + 2 * 3600)) TZ=EAST-2
	run study q
	[[ $output =~ \[[1-3]\ due ]]
}

@test "the 29th of February is a day like any other" {
	need sqlite3 sqlite3
	small_corpus
	# Noon of 2028-02-28, UTC.
	export RUST_INTERVIEW_NOW=1835352000 TZ=UTC
	study '-4-4-4' >/dev/null
	first=$(sqlite3 "$(db)" 'select max(last_day) from card')
	RUST_INTERVIEW_NOW=1835524800 run study q --by=2028-03-02 --minutes=5
	[[ ${lines[0]} == "Until 2028-03-02"* ]]
	export RUST_INTERVIEW_NOW=1835438400
	run study q --by=2028-02-29
	[ "$status" = 2 ]
	run study q --by=2027-02-29
	[ "$status" = 2 ]
	# The 1st of March is the second day after the 28th.
	export RUST_INTERVIEW_NOW=1835524800
	ri -b c.book study queue mov-copy >/dev/null
	study '-3' >/dev/null
	[ "$(sqlite3 "$(db)" 'select max(last_day) from card')" = $((first + 2)) ]
}

@test "u takes back, also what it made of the question" {
	small_corpus
	at 0
	run study '-4u-1q'
	[[ $output == *"The last grade is taken back."*"1 answered: 0 known, 1 not; 1 of them new."* ]]
	run ri study undo
	[ "$output" = "loans#loan-rules: the last grade is taken back" ]
	run ri study undo
	[ "$status" = 1 ]
	run study 'uq' --topic=loans
	[[ $output == *"no grade of this run"* ]]
}

@test "suspended questions are not asked, marked ones can be asked alone" {
	small_corpus
	at 0
	run study '!q' --topic=loans
	[[ $output == *"Suspended"* ]]
	run study q --topic=loans
	[[ $output == *"Nothing is due."* ]]
	run ri -b c.book study resume loan-rules
	[ "$output" = "loans#loan-rules: resumed" ]
	run study '*q' --topic=loans
	[[ $output == *"Marked."* ]]
	run study q --marked
	[[ $output == *"State the rules"* ]]
	ri -b c.book study unmark loans#loan-rules
	run study q --marked
	[ "$status" = 1 ]
	run ri -b c.book study suspend nothing-there
	[ "$status" = 1 ]
}

@test "new ones a day, answers a sitting" {
	small_corpus
	at 0
	run study '-4-4-4-4' --new=2
	[[ $output == *"2 answered"* ]]
	run study q --new=2
	[[ $output == *"Nothing is due."* ]]
	at 1
	run study '-4-4' --new=2
	[[ $output == *"1 answered"* ]]
	at 30
	run study '-4-4-4' --limit=2
	[[ $output == *"2 answered"*"1 still due today."* ]]
}

@test "what changed is shown as changed, what is gone is reported" {
	small_corpus
	at 0
	study '-4-4-4' >/dev/null
	sed -i 's/never both/never at once/' c/loans.md
	sed -i 's/{#mov-after/{#mov-behind/' c/moves.md
	ri compile -q -o c.book c
	at 40
	run study '-3-3-3-3'
	[[ $output == *"[2 due, 1 new, 0 learning] changed since you last answered it"* ]]
	[[ $output == *"1 studied question is not in these books"* ]]
}

@test "a queued question is asked first, due or not, once" {
	small_corpus
	at 0
	study '-4-4-4' >/dev/null
	run ri -b c.book study queue mov-copy loans#loan-rules
	[ "$status" = 0 ]
	[ "$output" = "moves#mov-copy: asked next
loans#loan-rules: asked next" ]
	run ri -b c.book study unqueue loan-rules
	[ "$output" = "loans#loan-rules: no longer in the queue" ]
	run ri -b c.book study queue nothing-there mov-copy
	[ "$status" = 1 ]
	at 1
	run study '-3q'
	[[ $output == *"[1 due, 0 new, 0 learning]"*"implement Copy"*"1 answered"* ]]
	run ri study replay
	run study q
	[[ $output == *"Nothing is due."* ]]
	# A new one beyond those of the day, too.
	export XDG_STATE_HOME=$PWD/other
	ri -b c.book study queue mov-copy >/dev/null
	run study '-3-3' --new=0
	[[ $output == *"implement Copy"*"2 answered"*"1 of them new"* ]]
	ri study export | grep -q '"what":"queue"'
	ri study export log.jsonl
	export XDG_STATE_HOME=$PWD/third
	ri study import log.jsonl >/dev/null
	run study q --new=0
	[[ $output == *"Nothing is due."* ]] || [[ $output == *" 1 learning]"* ]]
}

@test "a question that got a new name takes its history along" {
	small_corpus
	at 0
	study '-4-1*q' --topic=moves >/dev/null
	run ri -b c.book study rename
	[ "$status" = 1 ]
	ri study export before.jsonl
	sed -i 's/{#mov-after/{#mov-behind/' c/moves.md
	ri compile -q -o c.book c
	run study q --topic=moves
	[[ $output == *"'rust-interview study rename' offers"* ]]
	run ri -b c.book study rename
	[ "$output" = "rust-interview -b 'c.book' study rename 'moves#mov-after' 'moves#mov-behind'  # the same text" ]
	run ri -b c.book study rename moves#mov-after nothing-there
	[ "$status" = 1 ]
	run ri -b c.book study rename moves#never moves#mov-behind
	[ "$status" = 1 ]
	[[ $output == *"nothing was studied by the name"* ]]
	run ri -b c.book study rename moves#mov-after
	[ "$status" = 2 ]
	at 1
	cp c.book "it's.book"
	command=$(ri -b "it's.book" study rename)
	[[ $command == *" -b 'it'\\''s.book' "* ]]
	eval "$command" >/dev/null
	run ri -b c.book study rename
	[ "$status" = 1 ]
	run ri -b c.book stats
	[[ $output == *"2 of 3 questions met"* ]]
	[[ $output != *"not in these books"* ]]
	run ri study replay
	[ "$output" = "2 grades replayed" ]
	# It is due when it would have been, under its new name.
	at 30
	run study '-q' --topic=moves
	[[ $output == *"[1 due, 0 new, 1 learning]"* ]]
	# The rows are as they were written, with one more.
	ri study export after.jsonl
	grep -v '"end"' before.jsonl > kept
	grep -v '"end"\|"rename"' after.jsonl | cmp - kept
	grep -q '"card":"moves#mov-after".*"what":"rename".*"to":"moves#mov-behind"' after.jsonl
}

@test "a renaming comes with an import, whichever log was first" {
	need sqlite3 sqlite3
	small_corpus
	columns='name, state, step, stability, difficulty, last, due, due_day, answers, newest'
	at 0
	study '-4-1-3' >/dev/null
	ri study export old.jsonl
	export XDG_STATE_HOME=$PWD/other
	ri study import old.jsonl >/dev/null
	at 1
	ri -b c.book study rename loans#loan-rules moves#mov-copy >/dev/null
	ri study export renamed.jsonl
	unset XDG_STATE_HOME
	at 40
	study '-3' --topic=loans >/dev/null
	ri study import renamed.jsonl >/dev/null
	# What was answered after it counts for the old name.
	[ "$(sqlite3 "$(db)" "select answers from card where name = 'loans#loan-rules'")" = 1 ]
	ri study export both.jsonl
	export XDG_STATE_HOME=$PWD/third
	ri study import both.jsonl >/dev/null
	[ "$(sqlite3 third/rust-interview/study.db "select $columns from card order by name")" = \
	    "$(sqlite3 "$HOME/.local/state/rust-interview/study.db" "select $columns from card order by name")" ]
	run ri study check
	[[ $output == *": whole, "* ]]
}

@test "retention and steps are kept and hold for all cards" {
	small_corpus
	at 0
	study '-4' --topic=loans >/dev/null
	run study '-q' --topic=moves --retention=97 --steps=5,20
	[[ $output == *"1 again (5 min)"*"3 good (20 min)"* ]]
	run study '-q' --topic=moves
	[[ $output == *"3 good (20 min)"* ]]
	at 3
	run study q --topic=loans
	[[ $output == *"[1 due"* ]]
	for bad in 0 69 100 1.5 x ''; do
		run ri -b c.book study --retention="$bad"
		[ "$status" = 2 ]
	done
	run ri -b c.book study --steps=1,x
	[ "$status" = 2 ]
}

@test "? lists the keys that count in lines, other keys do nothing" {
	small_corpus
	at 0
	run study '?xjq'
	[[ $output == *"  Enter Space         show the short answer, then the whole one"* ]]
	[[ $output == *"  2                   hard, a pass: you knew it, with effort"* ]]
	[[ $output != *"a screen down"* ]]
	[ "$(grep -c 'Not a key here.' <<< "$output")" = 2 ]
	[[ $output == *"0 answered"* ]]
}

@test "an ended input is an end, not an error" {
	small_corpus
	at 0
	run ri -b c.book study --plain </dev/null
	[ "$status" = 0 ]
	[[ $output == *"0 answered"* ]]
}

@test "replay gives what was kept; check says that all is well" {
	small_corpus
	at 0
	study '-1-2-4-3-3' >/dev/null
	need sqlite3 sqlite3
	before=$(sqlite3 "$(db)" 'select * from card')
	run ri study replay
	[[ $output == *"grades replayed" ]]
	[ "$before" = "$(sqlite3 "$(db)" 'select * from card')" ]
	run ri study check
	[[ $output == *": whole, "* ]]
}

@test "a damaged database is set aside with a line about it" {
	small_corpus
	at 0
	study '-4' >/dev/null
	head -c 3000 /dev/zero > "$(db)"
	rm -f "$(db)"-*
	run study q
	[ "$status" = 0 ]
	[[ $output == *"set aside as "*"study.db.damaged-1"* ]]
	[ -f "$(db).damaged-1" ]
}

@test "a newer database, a foreign one and none at all: a clear line" {
	small_corpus
	at 0
	study q >/dev/null
	need sqlite3 sqlite3
	sqlite3 "$(db)" 'pragma user_version = 50'
	run study q
	[ "$status" = 2 ]
	[[ $output == *"newer version (50"* ]]
	rm "$(db)"*
	sqlite3 "$(db)" 'create table mine (x)'
	run study q
	[ "$status" = 2 ]
	[[ $output == *"another program"* ]]
	HOME= run study q
	[ "$status" = 2 ]
	[[ $output == *"set HOME or XDG_STATE_HOME"* ]]
}

@test "a state folder that cannot be written: a clear line" {
	small_corpus
	at 0
	[ "$(id -u)" != 0 ] || skip "root may write everywhere"
	mkdir -p "$HOME/.local/state/rust-interview"
	chmod 555 "$HOME/.local/state/rust-interview"
	run study q
	[ "$status" = 2 ]
	[ "${#lines[@]}" = 1 ]
	study_dir=$HOME/.local/state/rust-interview
	chmod 755 "$study_dir"
}

@test "the database in use elsewhere: a clear line after five seconds" {
	need sqlite3 sqlite3
	small_corpus
	at 0
	study q >/dev/null
	mkfifo say
	sqlite3 "$(db)" < say > locked &
	exec 9> say
	echo 'begin exclusive; select 1;' >&9
	until [ -s locked ]; do sleep 0.1; done
	run study '-4' --topic=loans
	exec 9>&-
	[ "$status" = 2 ]
	[[ $output == *"in use by another program"* ]]
	wait
	run ri study check
	[[ $output == *": whole, 0 rows"* ]]
}

@test "a full disk: a clear line, the log intact" {
	small_corpus
	at 0
	study '-4' --topic=loans >/dev/null
	before=$(wc -c < "$(db)")
	(ulimit -f 1; trap '' XFSZ; study '-4' --topic=moves) > out 2>&1 && return 1
	[ "$(grep -c rust-interview: out)" = 1 ]
	run ri study check
	[[ $output == *": whole, 1 rows, 1 grades" ]]
}

@test "wrong words and options" {
	small_corpus
	run ri -b c.book study ownership
	[ "$status" = 2 ]
	[[ $output == *"--topic=ownership"* ]]
	run ri -b c.book study --topic=zyzzyva
	[ "$status" = 2 ]
	run ri -b c.book study undo it
	[ "$status" = 2 ]
	RUST_INTERVIEW_NOW=soon run ri -b c.book study
	[ "$status" = 2 ]
}

@test "kill -9 in the middle loses no answer that was given" {
	small_corpus
	at 0
	for i in 1 2 3 4 5 6; do
		mkfifo keys.$i
		ri -b c.book study --plain < keys.$i > out.$i 2>&1 &
		pid=$!
		exec 7> keys.$i
		printf '\n1\n\n1\n\n' >&7
		until [ "$(grep -c 'Enter: the answer' out.$i)" -ge 3 ]; do
			sleep 0.05
		done
		kill -9 $pid
		wait $pid 2>/dev/null || true
		exec 7>&-
		run ri study check
		[[ $output == *": whole, $((i * 2)) rows, $((i * 2)) grades" ]]
	done
}

@test "an export holds the log, an import adds what is not there" {
	small_corpus
	at 0
	study '-1-2-4u-3-3q' >/dev/null
	ri study export log.jsonl
	head -1 log.jsonl | grep -qx '{"format":"rust-interview-study","version":1}'
	tail -1 log.jsonl | grep -qx '{"end":[0-9]*}'
	grep -q '"what":"undo".*"undoes":"' log.jsonl
	[ "$(grep -c '"text":"FSRS-6 ' log.jsonl)" = 1 ]
	run ri study import log.jsonl
	[[ $output == "log.jsonl: "*" rows, 0 of them new" ]]
	# Another machine, with answers of its own.
	export XDG_STATE_HOME=$PWD/other
	at 1
	study '-4' --topic=loans >/dev/null
	run ri study import log.jsonl
	[[ $output != *" 0 of them new" ]]
	ri study export | sort > b.jsonl
	# The same from the other side is the same log.
	ri study export > other.jsonl
	unset XDG_STATE_HOME
	ri study import other.jsonl >/dev/null
	ri study export | sort | cmp - b.jsonl
}

@test "merged logs give the same state on both machines" {
	need sqlite3 sqlite3
	small_corpus
	columns='name, state, step, stability, difficulty, last, due, due_day, answers, newest'
	at 0
	study '-4-1-3' >/dev/null
	ri study export one.jsonl
	export XDG_STATE_HOME=$PWD/other
	at 2
	study '-2-4-3' >/dev/null
	ri study export two.jsonl
	ri study import one.jsonl >/dev/null
	here=$(sqlite3 other/rust-interview/study.db "select $columns from card order by name")
	unset XDG_STATE_HOME
	ri study import two.jsonl >/dev/null
	[ "$here" = "$(sqlite3 "$(db)" "select $columns from card order by name")" ]
}

@test "half a file or a foreign one is refused with its line, the log intact" {
	small_corpus
	at 0
	study '-1-2-4' >/dev/null
	ri study export log.jsonl
	export XDG_STATE_HOME=$PWD/other
	ri study check >/dev/null
	refused() {
		run ri study import "$1"
		[ "$status" != 0 ]
		[ "${#lines[@]}" = 1 ]
		[[ $output == "rust-interview: $1:$2: "* ]] || { echo "$output"; false; }
		run ri study check
		[[ $output == *": whole, 0 rows"* ]]
	}
	head -3 log.jsonl > half.jsonl
	refused half.jsonl 4
	head -c 500 log.jsonl > torn.jsonl
	refused torn.jsonl "$(wc -l < torn.jsonl | awk '{ print $1 + 1 }')"
	sed 3d log.jsonl > short.jsonl
	refused short.jsonl "$(wc -l < short.jsonl | tr -d ' ')"
	echo '# a page' > foreign.md
	refused foreign.md 1
	: > empty
	refused empty 1
	sed 's/"version":1/"version":9/' log.jsonl > newer.jsonl
	refused newer.jsonl 1
	for wrong in 's/"what":"again"/"what":"perhaps"/' 's/"at":1/"at":-1/' \
	    's/"zone":0/"zone":"x"/' 's/"id":"[^"]*"/"id":"0"/' \
	    's/"card":"[^"]*"/"card":"\\u001b[2J"/' 's/"model":1,"text":"FSRS-6/"model":1,"text":"FSRS-9/'; do
		sed "$wrong" log.jsonl > wrong.jsonl
		run ri study import wrong.jsonl
		[ "$status" != 0 ]
		[[ $output == "rust-interview: wrong.jsonl:"[2-9]": "* ]] || { echo "$wrong: $output"; false; }
	done
	# Another row of the same id is no row of that log.
	ri study import log.jsonl >/dev/null
	sed 's/"what":"again"/"what":"easy"/' log.jsonl > other.jsonl
	run ri study import other.jsonl
	[[ $output == *"another row has the id"* ]]
}

@test "the review log of the optimisers" {
	small_corpus
	at 0
	study '-1-4u-3q' >/dev/null
	run ri study export --revlog
	[ "${lines[0]}" = card_id,review_time,review_rating,review_state,review_duration ]
	[ "${#lines[@]}" = 3 ]
	[[ ${lines[1]} =~ ^1,17952624000[0-9]{2},1,0,0$ ]]
	[[ ${lines[2]} =~ ^2,[0-9]+,3,0,0$ ]]
}

@test "a goal is kept, says what fits, and brings questions forward" {
	small_corpus
	at 0
	run study '-4q' --by=2026-12-01 --minutes=30
	[[ ${lines[0]} == "Until 2026-12-01 3 new questions and what is due need "*" h: they fit." ]]
	at 8
	run study 'q'
	[[ ${lines[0]} == "Until 2026-12-01 "* ]]
	# It went to a day after the last two at first.
	run study '-4-4-4-4q'
	[[ $output != *" answered: 0 known"* ]]
	at 11
	run study 'q'
	[[ $output != *"Until"* ]]
	run study q --by=3d --minutes=1
	[[ ${lines[0]} == "Until 2026-12-05 "*" questions need "*" h, you have 0.1 h: "*" chosen." ]] ||
	    [[ ${lines[0]} == *"they fit." ]]
	run study q --by=never
	[[ $output != *"Until"* ]]
	for bad in yesterday 2026-11-21 2027-02-30 0d ''; do
		run study q --by="$bad"
		[ "$status" = 2 ]
	done
	run study q --minutes=30
	[ "$status" = 2 ]
	[[ $output == *"--minutes needs --by"* ]]
}

@test "the corpus's plans, by weeks and level" {
	small_corpus
	cat > c/plans.yaml <<'Y'
plans:
  - name: quick
    title: Quick
    weeks: 1
    days:
      - topics: [moves]
        questions: [moves#mov-after, moves#mov-copy]
      - topics: [loans]
        questions: [loans#gone]
        exercises: [loans#loan-rules]
Y
	ri compile -q -o c.book c
	run ri -b c.book study plan --weeks=1
	[ "$status" = 0 ]
	[[ $output == *"Quick"*"Day 1  moves"*"moves#mov-after"*"moves#mov-copy"*"Day 2  loans"*"loans#gone  (not in these books)"*"loans#loan-rules  exercise"* ]]
	run ri -b c.book study plan --weeks=1 --level=mid
	[[ $output == *"moves#mov-copy"* ]]
	[[ $output != *"moves#mov-after"* ]]
	run ri -b c.book study plan --weeks=2
	[ "$status" = 1 ]
	[[ $output == *"--weeks takes 1" ]]
	printf 'plans: [1, {' > c/plans.yaml
	ri compile -q -o c.book c
	run ri -b c.book study plan --weeks=1
	[ "$status" = 1 ]
	[[ $output == *"plans.yaml:"[12]": "* ]]
	run ri -b c.book study plan
	[ "$status" = 2 ]
}

@test "an order of study for a day, and what to expect then" {
	small_corpus
	at 0
	run ri -b c.book study plan --by=4d --daily=2
	[ "$status" = 0 ]
	[[ ${lines[0]} == 2026-11-2* ]]
	[[ $output == *"Expected on 2026-11-25: "*" of 100 questions known; without study 0,"* ]]
	run ri -b c.book study plan --by=4d
	[ "$status" = 2 ]
}

@test "weights are fitted to a log that is long enough, and used" {
	small_corpus
	at 0
	study '-4' >/dev/null
	run ri study optimise
	[ "$status" = 1 ]
	[[ $output == *"has 0 answers after a day or more; 200 are needed" ]]
	# 60 questions that are forgotten after every fourth day.
	{
		echo '{"format":"rust-interview-study","version":1}'
		for q in {1..60}; do
			for k in {1..9}; do
				[ $((k % 3)) = 0 ] && what=again || what=good
				printf '{"id":"%x","card":"p#q%d","at":%d,"zone":0,"what":"%s","state":"review"}\n' \
				    $((q * 100 + k)) $q $(((1700000000 + k * 4 * 86400 + q * 60) * 1000)) $what
			done
		done
		echo '{"end":540}'
	} > log.jsonl
	ri study import log.jsonl >/dev/null
	run ri study optimise
	[ "$status" = 0 ]
	[[ $output =~ "Log-loss on those held back: default weights "([0-9.]+)", in use "([0-9.]+)", fitted "([0-9.]+)"." ]]
	[[ $output == *"The fitted weights are in use from now on"* ]]
	awk "BEGIN { exit !(${BASH_REMATCH[3]} < ${BASH_REMATCH[1]}) }"
	run ri study optimise
	[[ $output == *"are kept"* ]]
	# The log names both: what its answers were scheduled with.
	at 1
	study '-4' --topic=moves >/dev/null
	ri study export > out.jsonl
	[ "$(grep -c '"text":"FSRS-6' out.jsonl)" = 2 ]
}
