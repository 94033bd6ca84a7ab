#include "config.h"

#include "cmd/version.h"

#include <stdio.h>

void
version_print(void)
{
	(void)fputs("rust-interview " PACKAGE_VERSION "\n"
	    "Copyright (C) 2026 the rust-interview authors\n"
	    "License MIT: see the file COPYING\n"
	    "This is free software: you are free to change and redistribute "
	    "it.\nThere is NO WARRANTY, to the extent permitted by law.\n",
	    stdout);
}
