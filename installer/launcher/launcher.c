/* Starts the program: loads the Python that lies beside it, and lets it run app\start.py with our own arguments.

   One source, built twice: for the window, and for the command line (-DCONSOLE). Python is found by full path and by
   GetProcAddress, so neither its headers nor its import library are needed, and no other Python of the PC is taken.
   -I: no variable of the environment and no folder of the user's changes what runs. -B: nothing is written beside the
   program, so an uninstall finds exactly what was installed.

   Before anything is loaded, foreign.c looks at what lies beside the program. So the launcher itself asks only for
   libraries that Windows has loaded for everybody (KnownDLLs; launchers.py holds it to that), and gets the look of
   modern dialogs late: that library can be replaced by a folder named like the launcher, with .local at its end. */

#include "launcher.h"
#include <stdio.h>
#include <stdlib.h>

typedef LONG(WINAPI *Version)(OSVERSIONINFOW *);

enum { OLDEST = 17763, UNUSABLE = 2, MODERN_DIALOGS = 10 }; /* Windows 10 1809; as ui/command_line/exit_status.py; launcher.rc */

#define REINSTALL L"请用安装程序重新安装，已经填的内容不会丢。"
#define NOT_THERE L"年报填报的文件不全，打不开：" REINSTALL
#define NOT_STARTED L"年报填报的文件坏了，或者被杀毒软件拦住了，打不开：" REINSTALL
#define TOO_OLD L"这台电脑的 Windows 太旧，年报填报打不开：请换一台 Windows 10（1809 或者更新）或者 Windows 11 的电脑。"
#define FOREIGN \
    L"年报填报没有打开：它的文件夹里多了一样东西，不是年报填报的，却可能被当成程序的一部分来用。\r\n\r\n%ls\r\n\r\n" \
    L"请把它移到别的文件夹，再打开年报填报；不知道它是哪里来的，请先联系管理电脑的人。已经填的内容没有动过。"

int _dowildcard = 0; /* a name with * in it stays what was typed */

static wchar_t self[LONGEST], home[LONGEST], path[LONGEST];

static int refuse(const wchar_t *sentence)
{
#ifdef CONSOLE
    HANDLE out = GetStdHandle(STD_ERROR_HANDLE);
    DWORD mode, done;
    if (GetConsoleMode(out, &mode)) {
        WriteConsoleW(out, sentence, (DWORD)wcslen(sentence), &done, NULL);
        WriteConsoleW(out, L"\r\n", 2, &done, NULL);
    } else { /* UTF-8, as the command line speaks it */
        static char bytes[4 * LONGEST];
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

FARPROC of_module(const wchar_t *library, const char *name)
{
    HMODULE module = GetModuleHandleW(library);
    return module ? GetProcAddress(module, name) : NULL;
}

static int is_too_old(void)
{
    OSVERSIONINFOW info = {.dwOSVersionInfoSize = sizeof info};
    Version version = (Version)(void *)of_module(L"ntdll.dll", "RtlGetVersion"); /* GetVersion tells what it likes */
    return version && version(&info) == 0 && (info.dwMajorVersion < 10 || info.dwBuildNumber < OLDEST);
}

static int find_home(void)
{
    DWORD length = GetModuleFileNameW(NULL, self, LONGEST);
    wchar_t *last = length && length < LONGEST ? wcsrchr(wcscpy(home, self), L'\\') : NULL;
    if (last)
        last[1] = 0;
    return last != NULL;
}

const wchar_t *ours(const wchar_t *name)
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

static int refuse_foreign(const wchar_t *file)
{
    static wchar_t sentence[LONGEST + 256];
    _snwprintf(sentence, sizeof sentence / sizeof *sentence - 1, FOREIGN, file);
    return refuse(sentence);
}

static void take_modern_dialogs(void)
{
    ACTCTXW wanted = {
        .cbSize = sizeof wanted,
        .dwFlags = ACTCTX_FLAG_HMODULE_VALID | ACTCTX_FLAG_RESOURCE_NAME_VALID,
        .lpSource = self,
        .lpResourceName = MAKEINTRESOURCEW(MODERN_DIALOGS),
        .hModule = GetModuleHandleW(NULL),
    };
    HANDLE context = CreateActCtxW(&wanted);
    ULONG_PTR unused;
    if (context != INVALID_HANDLE_VALUE)
        ActivateActCtx(context, &unused); /* for this thread, and for those that it starts */
}

int wmain(int count, wchar_t **given)
{
    wchar_t **arguments = calloc((size_t)count + 4, sizeof *arguments);
    wchar_t isolated[] = L"-I", clean[] = L"-B";
    const wchar_t *foreign;
    Main run;
    narrow_search();
    if (is_too_old())
        return refuse(TOO_OLD);
    if (!arguments || !find_home() || !is_complete())
        return refuse(NOT_THERE);
    foreign = foreign_file();
    if (foreign)
        return refuse_foreign(foreign);
    SetErrorMode(SEM_FAILCRITICALERRORS); /* no box of Windows' about a missing library, in English */
    take_modern_dialogs();
    run = loaded();
    if (!run)
        return refuse(NOT_STARTED);
    forget_variables();
    mend_streams();
    arguments[0] = self; /* what was typed may name another program */
    arguments[1] = isolated;
    arguments[2] = clean;
    arguments[3] = _wcsdup(ours(L"app\\start.py"));
    for (int i = 1; i < count; i++)
        arguments[3 + i] = given[i];
    return run(count ? count + 3 : 4, arguments);
}
