/* GitHub's alerts: a quotation that begins with [!NOTE] and its like. */
#include "config.h"

#include "corpus/md_reader.h"

static const struct {
	struct sv mark, word;
} alerts[] = {
	{ SV_INIT("[!NOTE]"), SV_INIT("Note:") },
	{ SV_INIT("[!TIP]"), SV_INIT("Tip:") },
	{ SV_INIT("[!IMPORTANT]"), SV_INIT("Important:") },
	{ SV_INIT("[!WARNING]"), SV_INIT("Warning:") },
	{ SV_INIT("[!CAUTION]"), SV_INIT("Caution:") },
};

void
md_alert(struct md_reader *r, struct node *quote)
{
	struct node *para = quote->first, *text, *strong;

	if (para == NULL || para->type != NODE_PARA || para->first == NULL ||
	    para->first->type != NODE_TEXT)
		return;
	text = para->first;
	for (size_t i = 0; i < sizeof(alerts) / sizeof(*alerts); i++) {
		if (!sv_ieq(sv_trim(text->text), alerts[i].mark))
			continue;
		strong = node_new(r->arena, NODE_STRONG, NULL);
		strong->line = text->line;
		node_insert(para, strong, text);
		node_detach(text);
		text->text = alerts[i].word;
		node_append(strong, text);
		return;
	}
}
