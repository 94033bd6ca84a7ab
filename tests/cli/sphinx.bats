load common

setup_file() {
	export PATH="$BATS_TEST_DIRNAME/../../contrib:$PATH"
}

teardown() {
	for f in s0.pid s1.pid all.pid; do
		[ ! -s "$f" ] || kill "$(cat "$f")" || :
	done
}

# free_ports N: as many port numbers of the loopback that nobody listens on.
free_ports() {
	python3 -c '
import socket, sys
held = [socket.socket() for _ in range(int(sys.argv[1]))]
for s in held: s.bind(("127.0.0.1", 0))
print(*[s.getsockname()[1] for s in held])' "$1"
}

# daemon NAME API SQL: the part of a configuration that all three share.
daemon() {
	cat <<END
searchd
{
	listen = 127.0.0.1:$2
	listen = 127.0.0.1:$3:mysql41
	log = $PWD/$1.log
	pid_file = $PWD/$1.pid
	binlog_path =
	workers = threads
}
END
}

# shard I API SQL: make and serve the documents with a number of that rest.
shard() {
	{
		cat <<END
source docs
{
	type = xmlpipe2
	xmlpipe_command = sphinx-shard 2 $1 <$PWD/docs.xml
}
index docs
{
	source = docs
	path = $PWD/s$1.index
	morphology = stem_en
	index_exact_words = 1
}
END
		daemon "s$1" "$2" "$3"
	} > "s$1.conf"
	indexer --config "s$1.conf" --all > "s$1.out"
	searchd --config "s$1.conf" >> "s$1.out"
}

# ask QUERY: the name of the entry that comes first of both shards.
ask() {
	mysql -h127.0.0.1 -P"$sql" -N -B -e "SELECT name FROM \`all\` WHERE \
	    MATCH('$1') LIMIT 1 OPTION ranker=bm25, field_weights=(title=20, names=10, tags=5)"
}

@test "two shards of sphinx behind one index find the entries of the book" {
	need searchd sphinxsearch
	need mysql mariadb-client-core
	need python3 python3
	[ -f "$PREBUILT/rust-interview.book" ] || skip "no book of the corpus"
	ri -b "$PREBUILT/rust-interview.book" export sphinx docs.xml
	read -r api0 sql0 api1 sql1 api sql <<-END
		$(free_ports 6)
	END
	shard 0 "$api0" "$sql0"
	shard 1 "$api1" "$sql1"
	{
		cat <<END
index all
{
	type = distributed
	agent = 127.0.0.1:$api0:docs
	agent = 127.0.0.1:$api1:docs
	agent_query_timeout = 5000
}
END
		daemon all "$api" "$sql"
	} > all.conf
	searchd --config all.conf > all.out
	# Both shards hold some, together all.
	n0=$(mysql -h127.0.0.1 -P"$sql0" -N -B -e 'SELECT COUNT(*) FROM docs')
	n1=$(mysql -h127.0.0.1 -P"$sql1" -N -B -e 'SELECT COUNT(*) FROM docs')
	[ "$n0" -gt 100 ] && [ "$n1" -gt 100 ]
	[ $((n0 + n1)) = "$(ri -b "$PREBUILT/rust-interview.book" list -c)" ]
	for query in "ownership rules" "object safety" "integer overflow" \
	    "lifetime elision" "pin self referential"; do
		ours=$(ri -b "$PREBUILT/rust-interview.book" search -l -n 1 "$query")
		echo "$query: $ours"
		[ -n "$ours" ] && [ "$(ask "$query")" = "$ours" ]
	done
}
