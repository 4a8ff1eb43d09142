/* Starts the program: loads the Python that lies beside it, and lets it run app\start.py with our own arguments.

   One source, built twice: for the window, and for the command line (-DCONSOLE). Python is found by full path and by
   GetProcAddress, so neither its headers nor its import library are needed, and no other Python of the PC is taken.
   -I: no variable of the environment and no folder of the user's changes what runs. -B: nothing is written beside the
   program, so an uninstall finds exactly what was installed. */

#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <stdlib.h>
#include <wchar.h>

typedef int(__cdecl *Main)(int, wchar_t **);
typedef LONG(WINAPI *Version)(OSVERSIONINFOW *);
typedef void *(WINAPI *Folder)(const wchar_t *);

enum { OLDEST = 17763, LONGEST = 32768, UNUSABLE = 2 }; /* Windows 10 1809; longest path; as ui/command_line.py */

#define REINSTALL L"请用安装程序重新安装，已经填的内容不会丢。"
#define NOT_THERE L"年报填报的文件不全，打不开：" REINSTALL
#define NOT_STARTED L"年报填报的文件坏了，或者被杀毒软件拦住了，打不开：" REINSTALL
#define TOO_OLD L"这台电脑的 Windows 太旧，年报填报打不开：请换一台 Windows 10（1809 或者更新）或者 Windows 11 的电脑。"

int _dowildcard = 0; /* a name with * in it stays what was typed */

static wchar_t home[LONGEST], path[LONGEST];

static int refuse(const wchar_t *sentence)
{
#ifdef CONSOLE
    HANDLE out = GetStdHandle(STD_ERROR_HANDLE);
    DWORD mode, done;
    if (GetConsoleMode(out, &mode)) {
        WriteConsoleW(out, sentence, (DWORD)wcslen(sentence), &done, NULL);
        WriteConsoleW(out, L"\r\n", 2, &done, NULL);
    } else { /* UTF-8, as the command line speaks it */
        static char bytes[1024];
        int count = WideCharToMultiByte(CP_UTF8, 0, sentence, -1, bytes, sizeof bytes - 2, NULL, NULL);
        if (count > 0) {
            memcpy(bytes + count - 1, "\r\n", 2);
            WriteFile(out, bytes, (DWORD)count + 1, &done, NULL);
        }
    }
#else
    MessageBoxW(NULL, sentence, L"年报填报", MB_OK | MB_ICONERROR | MB_SETFOREGROUND);
#endif
    return UNUSABLE;
}

static FARPROC of_system(const wchar_t *library, const char *name)
{
    HMODULE module = GetModuleHandleW(library);
    return module ? GetProcAddress(module, name) : NULL;
}

static int is_too_old(void)
{
    OSVERSIONINFOW info = {.dwOSVersionInfoSize = sizeof info};
    Version version = (Version)(void *)of_system(L"ntdll.dll", "RtlGetVersion"); /* GetVersion tells what it likes */
    return version && version(&info) == 0 && (info.dwMajorVersion < 10 || info.dwBuildNumber < OLDEST);
}

static int find_home(void)
{
    DWORD length = GetModuleFileNameW(NULL, home, LONGEST);
    wchar_t *last = length && length < LONGEST ? wcsrchr(home, L'\\') : NULL;
    if (last)
        last[1] = 0;
    return last != NULL;
}

static const wchar_t *ours(const wchar_t *name)
{
    path[0] = 0;
    if (wcslen(home) + wcslen(name) < LONGEST)
        wcscat(wcscpy(path, home), name);
    return path;
}

static int is_complete(void)
{
    static const wchar_t *const needed[] = {
        L"app\\start.py", L"app\\main.py", L"runtime\\python311.zip", L"runtime\\python311._pth",
        L"runtime\\python311.dll", L"lib",
    };
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (GetFileAttributesW(ours(needed[i])) == INVALID_FILE_ATTRIBUTES)
            return 0;
    return 1;
}

/* Libraries come from the runtime and from Windows, never from the folder that happens to be the current one.
   The search of Windows is not changed beyond that: input methods and drivers of printers are loaded by it, too. */
static Main loaded(void)
{
    Folder folder = (Folder)(void *)of_system(L"kernel32.dll", "AddDllDirectory");
    HMODULE python;
    SetDllDirectoryW(ours(L"runtime"));
    if (folder)
        folder(ours(L"runtime"));
    python = LoadLibraryExW(ours(L"runtime\\python311.dll"), NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    return python ? (Main)(void *)GetProcAddress(python, "Py_Main") : NULL;
}

int wmain(int count, wchar_t **given)
{
    wchar_t **arguments = calloc((size_t)count + 4, sizeof *arguments);
    wchar_t self[] = L"launcher", isolated[] = L"-I", clean[] = L"-B";
    Main run;
    if (is_too_old())
        return refuse(TOO_OLD);
    if (!arguments || !find_home() || !is_complete())
        return refuse(NOT_THERE);
    SetErrorMode(SEM_FAILCRITICALERRORS); /* no box of Windows' about a missing library, in English */
    run = loaded();
    if (!run)
        return refuse(NOT_STARTED);
    arguments[0] = count ? given[0] : self;
    arguments[1] = isolated;
    arguments[2] = clean;
    arguments[3] = _wcsdup(ours(L"app\\start.py"));
    for (int i = 1; i < count; i++)
        arguments[3 + i] = given[i];
    return run(count ? count + 3 : 4, arguments);
}
