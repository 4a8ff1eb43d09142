/* Looks for files beside the program that Windows, Python or Qt would take for a part of it: a userenv.dll on a stick
   is loaded instead of Windows' own. What else lies there, a letter of the clerk's for example, harms nobody.

   Whoever can write here can also change the program itself, and no launcher notices that. */

#include "launcher.h"
#include "shipped.h" /* made by launchers.py: SHIPPED, TAKEN_UP, QT_FOLDERS */
#include <stdlib.h>

static wchar_t inside[LONGEST]; /* what is being looked at, below the program's folder */

static int compare(const void *one, const void *other)
{
    return _wcsicmp(*(const wchar_t *const *)one, *(const wchar_t *const *)other);
}

static int is_foreign(const wchar_t *name)
{
    const wchar_t *end = wcsrchr(name, L'.'), *whole = inside;
    if (!end)
        return 0;
    for (size_t i = 0; i < sizeof TAKEN_UP / sizeof *TAKEN_UP; i++)
        if (_wcsicmp(end + 1, TAKEN_UP[i]) == 0)
            return !bsearch(&whole, SHIPPED, sizeof SHIPPED / sizeof *SHIPPED, sizeof *SHIPPED, compare);
    return 0;
}

/* A folder of compiled modules is passed over: all of ours are compiled, and others lie there unasked. */
static int is_entered(const WIN32_FIND_DATAW *found)
{
    const wchar_t *name = found->cFileName;
    return found->dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY && wcscmp(name, L".") && wcscmp(name, L"..")
           && wcscmp(name, L"__pycache__");
}

/* Looks through the folder that is named in `inside`, with a backslash at its end; leaves there what is foreign. */
static int holds_foreign(int with_folders)
{
    WIN32_FIND_DATAW found;
    HANDLE search;
    size_t end = wcslen(inside);
    int is_amiss = 0;
    if (end + MAX_PATH + 2 >= LONGEST)
        return 1; /* so deep is nothing of ours */
    wcscpy(inside + end, L"*");
    search = FindFirstFileExW(ours(inside), FindExInfoBasic, &found, FindExSearchNameMatch, NULL, FIND_FIRST_EX_LARGE_FETCH);
    for (int more = search != INVALID_HANDLE_VALUE; more && !is_amiss; more = is_amiss || FindNextFileW(search, &found)) {
        wcscpy(inside + end, found.cFileName);
        is_amiss = is_foreign(found.cFileName);
        if (!is_amiss && with_folders && is_entered(&found))
            is_amiss = (wcscat(inside, L"\\"), holds_foreign(1));
    }
    if (search != INVALID_HANDLE_VALUE)
        FindClose(search);
    if (!is_amiss)
        inside[end] = 0;
    return is_amiss;
}

static int is_amiss_in(const wchar_t *folder, int with_folders)
{
    wcscpy(inside, folder);
    return holds_foreign(with_folders);
}

const wchar_t *foreign_file(void)
{
#ifdef UNGUARDED /* for the trial: whether the order of search holds by itself */
    return NULL;
#endif
    int is_amiss = is_amiss_in(L"", 0) || is_amiss_in(L"app\\", 1) || is_amiss_in(L"lib\\", 1) || is_amiss_in(L"runtime\\", 1);
    for (size_t i = 0; !is_amiss && i < sizeof QT_FOLDERS / sizeof *QT_FOLDERS; i++)
        is_amiss = is_amiss_in(QT_FOLDERS[i], 0);
    return is_amiss ? ours(inside) : NULL;
}
