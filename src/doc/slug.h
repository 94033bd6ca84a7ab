/* Names made from titles and paths. */
#ifndef DOC_SLUG_H
#define DOC_SLUG_H

#include "base/arena.h"
#include "base/sv.h"
#include "doc/doc.h"

/* GitHub's heading id: lower case, blanks to '-', letters, digits, '-' and '_'
 * kept, all else dropped. May be empty. */
struct sv slug_github(struct sv title, struct arena *a);

/* The next letter or digit of ID from *I on, ASCII in small letters; 0 behind
 * the last. All bytes of other characters count. Ids that have the same are
 * alike: generators of sites do not agree on case, blanks and signs. */
char slug_solid(struct sv id, size_t *i);

/* Give every heading below ROOT that has no id the one GitHub would: the made
 * slug ("section" where that is empty), with -1, -2, … where the page has it
 * already. Given ids are kept and count as taken, wherever they stand. */
void slug_headings(struct node *root, struct arena *a);

/* A page's slug from its path below the root: extension dropped, '/', '#',
 * blanks, control characters and invalid UTF-8 to '-', leading '.' and '-'
 * dropped; README, index and _index take their folder's name, at the root "index".
 * Never empty. */
struct sv slug_path(struct sv path, struct arena *a);

#endif
