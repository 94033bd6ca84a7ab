#include "config.h"

#include "text/filler.h"

const char filler_words[][FILLER_MAX] = {
	"a", "about", "actually", "after", "also", "always", "am", "an", "and",
	"another", "any", "anything", "are", "arent", "as", "at", "bad", "bar",
	"baz", "be", "because", "been", "before", "being", "best", "better",
	"between", "but", "by", "can", "cannot", "cant", "correct",
	"correctly", "could", "couldnt", "did", "didnt", "difference",
	"differences", "different", "do", "does", "doesnt", "doing", "dont",
	"each", "even", "ever", "every", "everything", "everywhere", "example",
	"examples", "explain", "foo", "for", "from", "get", "gets", "getting",
	"give", "good", "had", "happen", "happens", "has", "have", "having",
	"he", "help", "her", "here", "herself", "himself", "how", "i", "if",
	"im", "in", "instead", "into", "is", "isnt", "it", "its", "itself",
	"just", "know", "like", "lot", "lots", "make", "makes", "many", "may",
	"me", "mean", "meaning", "means", "might", "mine", "more", "most",
	"much", "must", "my", "myself", "need", "needs", "no", "not",
	"nothing", "now", "of", "on", "one", "only", "or", "other", "others",
	"our", "ourselves", "out", "please", "possible", "problem", "properly",
	"quite", "qux", "rather", "really", "right", "same", "say", "says",
	"seem", "seems", "she", "should", "shouldnt", "so", "some", "somehow",
	"someone", "something", "still", "such", "sure", "tell", "than",
	"that", "the", "their", "them", "themselves", "then", "there", "these",
	"they", "thing", "things", "this", "those", "though", "to", "too",
	"trying", "understand", "until", "us", "use", "used", "uses", "using",
	"usually", "versus", "very", "vs", "want", "wants", "was", "wasnt",
	"way", "we", "well", "were", "werent", "what", "whats", "when",
	"where", "whether", "which", "while", "who", "whose", "why", "will",
	"with", "within", "without", "wont", "work", "works", "would",
	"wouldnt", "wrong", "yes", "you", "your", "yourself",
};

const size_t filler_count = sizeof(filler_words) / sizeof(*filler_words);

static const char keywords[][FILLER_MAX] = {
	"as", "for", "from", "if", "in", "into", "where", "while",
};

/* Is WORD among the N of TABLE? */
static bool
is_in(const char (*table)[FILLER_MAX], size_t n, struct sv word)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = sv_cmp(word, sv_cstr(table[middle]));
		if (order == 0)
			return true;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

bool
is_filler(struct sv word)
{
	return is_in(filler_words, filler_count, word);
}

bool
filler_is_keyword(struct sv word)
{
	return is_in(keywords, sizeof(keywords) / sizeof(*keywords), word);
}
