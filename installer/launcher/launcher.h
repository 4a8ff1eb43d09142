/* What the parts of the launcher ask of each other; launcher.c says what it is. */

#ifndef LAUNCHER_H
#define LAUNCHER_H

#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <wchar.h>

enum { LONGEST = 32768 }; /* characters of a path: Windows has no longer ones */

typedef int(__cdecl *Main)(int, wchar_t **);

/* launcher.c */
const wchar_t *ours(const wchar_t *name); /* the full path of something in the program's folder, until asked again */
FARPROC of_module(const wchar_t *library, const char *name); /* a function of a library that is loaded, or NULL */

/* foreign.c */
const wchar_t *foreign_file(void); /* the full path of one that does not belong here, or NULL */

/* loading.c */
void narrow_search(void);
void forget_variables(void); /* works once Python is loaded */
Main loaded(void); /* NULL: it cannot be loaded */

/* streams.c */
void mend_streams(void); /* works once Python is loaded */

#endif
