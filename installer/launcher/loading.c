/* Loads Python, and sees to it that all libraries are Windows' own or those of the runtime folder. */

#include "launcher.h"
#include "libraries.h" /* made by launchers.py: OF_RUNTIME, OF_WINDOWS */

enum { LONGEST_NAME = 512 }; /* of a variable; those of interest are far shorter */

typedef BOOL(WINAPI *Directories)(DWORD);
typedef void *(WINAPI *Folder)(const wchar_t *);
typedef int(__cdecl *Put)(const wchar_t *, const wchar_t *);

/* From here on a library that is asked for by its bare name comes from System32 or from the runtime folder: not from
   beside the launcher, not from the current folder, not from PATH. What comes with a full path is loaded as ever, with
   what lies beside it: input methods (TSF, by their path in the registry), printer drivers, additions to the dialogs of
   files. The one way that ends is LOAD_WITH_ALTERED_SEARCH_PATH with a bare name, whose meaning Windows leaves open.
   PreferSystem32Images is not for us: an old msvcp140.dll in System32
   would come before our newer one, and Qt does not run with it. */
void narrow_search(void)
{
    Directories directories = (Directories)(void *)of_module(L"kernel32.dll", "SetDefaultDllDirectories");
    SetDllDirectoryW(L"");
    if (directories)
        directories(LOAD_LIBRARY_SEARCH_SYSTEM32 | LOAD_LIBRARY_SEARCH_USER_DIRS);
}

/* Python looks for the libraries of a module beside the launcher, too, before anywhere else but beside the module, and
   cannot be told not to; it finds those that are loaded already. So all that ours ask for are loaded first, by path. */
static void load_what_is_asked_for(void)
{
    for (size_t i = 0; i < sizeof OF_RUNTIME / sizeof *OF_RUNTIME; i++)
        LoadLibraryExW(ours(OF_RUNTIME[i]), NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    for (size_t i = 0; i < sizeof OF_WINDOWS / sizeof *OF_WINDOWS; i++)
        LoadLibraryExW(OF_WINDOWS[i], NULL, LOAD_LIBRARY_SEARCH_SYSTEM32);
}

Main loaded(void)
{
    Folder folder = (Folder)(void *)of_module(L"kernel32.dll", "AddDllDirectory");
    HMODULE python;
    if (folder)
        folder(ours(L"runtime"));
    load_what_is_asked_for();
    python = GetModuleHandleW(L"python311.dll");
    return python ? (Main)(void *)GetProcAddress(python, "Py_Main") : NULL;
}

/* Variables that say where code lies, for Python (even with -I: which program it believes to be, and starts for its
   child) and for Qt. They are those of the C library, which has its own copy of them. */
void forget_variables(void)
{
    static const wchar_t *const begin[] = {L"PYTHON", L"__PYVENV", L"QT", L"QML", L"PYSIDE"};
    Put put = (Put)(void *)of_module(L"ucrtbase.dll", "_wputenv_s");
    wchar_t *all = GetEnvironmentStringsW(), name[LONGEST_NAME];
    for (wchar_t *one = all; put && one && *one; one += wcslen(one) + 1) {
        size_t length = wcscspn(one, L"=");
        if (!length || length >= LONGEST_NAME)
            continue;
        wmemcpy(name, one, length)[length] = 0;
        for (size_t i = 0; i < sizeof begin / sizeof *begin; i++)
            if (_wcsnicmp(name, begin[i], wcslen(begin[i])) == 0)
                put(name, L"");
    }
    if (all)
        FreeEnvironmentStringsW(all);
}
