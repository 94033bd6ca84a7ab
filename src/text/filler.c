#include "config.h"

#include "text/filler.h"

const struct sv filler_words[] = {
	SV_INIT("a"), SV_INIT("about"), SV_INIT("actually"), SV_INIT("after"),
	SV_INIT("also"), SV_INIT("always"), SV_INIT("am"), SV_INIT("an"),
	SV_INIT("and"), SV_INIT("another"), SV_INIT("any"), SV_INIT("anything"),
	SV_INIT("are"), SV_INIT("arent"), SV_INIT("as"), SV_INIT("at"),
	SV_INIT("bad"), SV_INIT("bar"), SV_INIT("baz"), SV_INIT("be"),
	SV_INIT("because"), SV_INIT("been"), SV_INIT("before"),
	SV_INIT("being"), SV_INIT("best"), SV_INIT("better"),
	SV_INIT("between"), SV_INIT("but"), SV_INIT("by"), SV_INIT("can"),
	SV_INIT("cannot"), SV_INIT("cant"), SV_INIT("correct"),
	SV_INIT("correctly"), SV_INIT("could"), SV_INIT("couldnt"),
	SV_INIT("did"), SV_INIT("didnt"), SV_INIT("difference"),
	SV_INIT("differences"), SV_INIT("different"), SV_INIT("do"),
	SV_INIT("does"), SV_INIT("doesnt"), SV_INIT("doing"), SV_INIT("dont"),
	SV_INIT("each"), SV_INIT("even"), SV_INIT("ever"), SV_INIT("every"),
	SV_INIT("everything"), SV_INIT("everywhere"), SV_INIT("example"),
	SV_INIT("examples"), SV_INIT("explain"), SV_INIT("foo"), SV_INIT("for"),
	SV_INIT("from"), SV_INIT("get"), SV_INIT("gets"), SV_INIT("getting"),
	SV_INIT("give"), SV_INIT("good"), SV_INIT("had"), SV_INIT("happen"),
	SV_INIT("happens"), SV_INIT("has"), SV_INIT("have"), SV_INIT("having"),
	SV_INIT("he"), SV_INIT("help"), SV_INIT("her"), SV_INIT("here"),
	SV_INIT("herself"), SV_INIT("himself"), SV_INIT("how"), SV_INIT("i"),
	SV_INIT("if"), SV_INIT("im"), SV_INIT("in"), SV_INIT("instead"),
	SV_INIT("into"), SV_INIT("is"), SV_INIT("isnt"), SV_INIT("it"),
	SV_INIT("its"), SV_INIT("itself"), SV_INIT("just"), SV_INIT("know"),
	SV_INIT("like"), SV_INIT("lot"), SV_INIT("lots"), SV_INIT("make"),
	SV_INIT("makes"), SV_INIT("many"), SV_INIT("may"), SV_INIT("me"),
	SV_INIT("mean"), SV_INIT("meaning"), SV_INIT("means"), SV_INIT("might"),
	SV_INIT("mine"), SV_INIT("more"), SV_INIT("most"), SV_INIT("much"),
	SV_INIT("must"), SV_INIT("my"), SV_INIT("myself"), SV_INIT("need"),
	SV_INIT("needs"), SV_INIT("no"), SV_INIT("not"), SV_INIT("nothing"),
	SV_INIT("now"), SV_INIT("of"), SV_INIT("on"), SV_INIT("one"),
	SV_INIT("only"), SV_INIT("or"), SV_INIT("other"), SV_INIT("others"),
	SV_INIT("our"), SV_INIT("ourselves"), SV_INIT("out"), SV_INIT("please"),
	SV_INIT("possible"), SV_INIT("problem"), SV_INIT("properly"),
	SV_INIT("quite"), SV_INIT("qux"), SV_INIT("rather"), SV_INIT("really"),
	SV_INIT("right"), SV_INIT("same"), SV_INIT("say"), SV_INIT("says"),
	SV_INIT("seem"), SV_INIT("seems"), SV_INIT("she"), SV_INIT("should"),
	SV_INIT("shouldnt"), SV_INIT("so"), SV_INIT("some"), SV_INIT("somehow"),
	SV_INIT("someone"), SV_INIT("something"), SV_INIT("still"),
	SV_INIT("such"), SV_INIT("sure"), SV_INIT("tell"), SV_INIT("than"),
	SV_INIT("that"), SV_INIT("the"), SV_INIT("their"), SV_INIT("them"),
	SV_INIT("themselves"), SV_INIT("then"), SV_INIT("there"),
	SV_INIT("these"), SV_INIT("they"), SV_INIT("thing"), SV_INIT("things"),
	SV_INIT("this"), SV_INIT("those"), SV_INIT("though"), SV_INIT("to"),
	SV_INIT("too"), SV_INIT("trying"), SV_INIT("understand"),
	SV_INIT("until"), SV_INIT("us"), SV_INIT("use"), SV_INIT("used"),
	SV_INIT("uses"), SV_INIT("using"), SV_INIT("usually"),
	SV_INIT("versus"), SV_INIT("very"), SV_INIT("vs"), SV_INIT("want"),
	SV_INIT("wants"), SV_INIT("was"), SV_INIT("wasnt"), SV_INIT("way"),
	SV_INIT("we"), SV_INIT("well"), SV_INIT("were"), SV_INIT("werent"),
	SV_INIT("what"), SV_INIT("whats"), SV_INIT("when"), SV_INIT("where"),
	SV_INIT("whether"), SV_INIT("which"), SV_INIT("while"), SV_INIT("who"),
	SV_INIT("whose"), SV_INIT("why"), SV_INIT("will"), SV_INIT("with"),
	SV_INIT("within"), SV_INIT("without"), SV_INIT("wont"), SV_INIT("work"),
	SV_INIT("works"), SV_INIT("would"), SV_INIT("wouldnt"),
	SV_INIT("wrong"), SV_INIT("yes"), SV_INIT("you"), SV_INIT("your"),
	SV_INIT("yourself"),
};

const size_t filler_count = sizeof(filler_words) / sizeof(*filler_words);

bool
is_filler(struct sv word)
{
	size_t low = 0, high = filler_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = sv_cmp(word, filler_words[middle]);
		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}
