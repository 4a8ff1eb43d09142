/* Some files given as output cannot be asked what they are (one without the right to be asked, or one of the system
   that plays Windows). Python does not start with such a file: a pipe is put between, and emptied into it. */

#include "launcher.h"
#include <fcntl.h>
#include <stdint.h>

enum { STANDARD_INPUT, STANDARD_OUTPUT, STANDARD_ERROR, STREAMS }; /* as the C library numbers them */
enum { PATIENCE = 10000 }; /* milliseconds for the last of what was said. Chosen: a slow stick takes it in that time */

typedef int(__cdecl *Open)(intptr_t, int);
typedef int(__cdecl *Twice)(int, int);
typedef int(__cdecl *Close)(int);
typedef int(__cdecl *Ending)(void(__cdecl *)(void));

static struct {
    HANDLE from, to, thread;
} relays[STREAMS];

static FARPROC of_library(const char *name)
{
    return of_module(L"ucrtbase.dll", name); /* Python's, not the launcher's own */
}

static int can_be_asked(HANDLE stream)
{
    BY_HANDLE_FILE_INFORMATION about;
    return GetFileType(stream) != FILE_TYPE_DISK || GetFileInformationByHandle(stream, &about);
}

static DWORD WINAPI pass_on(void *which)
{
    HANDLE from = relays[(size_t)which].from, to = relays[(size_t)which].to;
    char bytes[4096];
    DWORD count, done;
    while (ReadFile(from, bytes, sizeof bytes, &count, NULL) && WriteFile(to, bytes, count, &done, NULL))
        ;
    CloseHandle(from); /* so that whoever still writes learns of it */
    return 0;
}

static void __cdecl pass_on_the_rest(void)
{
    Close closed = (Close)(void *)of_library("_close");
    for (int i = STANDARD_OUTPUT; i < STREAMS; i++)
        if (relays[i].thread) {
            closed(i);
            WaitForSingleObject(relays[i].thread, PATIENCE);
        }
}

/* What is given is closed when the C library gets another in its place. */
static HANDLE replacement(int stream, HANDLE given)
{
    HANDLE end = INVALID_HANDLE_VALUE;
    if (stream == STANDARD_INPUT) /* nobody reads it */
        return CreateFileW(L"NUL", GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, 0, NULL);
    if (DuplicateHandle(GetCurrentProcess(), given, GetCurrentProcess(), &relays[stream].to, 0, FALSE, DUPLICATE_SAME_ACCESS)
        && CreatePipe(&relays[stream].from, &end, NULL, 0))
        relays[stream].thread = CreateThread(NULL, 0, pass_on, (void *)(size_t)stream, 0, NULL);
    return end;
}

void mend_streams(void)
{
    static const DWORD names[] = {STD_INPUT_HANDLE, STD_OUTPUT_HANDLE, STD_ERROR_HANDLE};
    Open open = (Open)(void *)of_library("_open_osfhandle");
    Twice twice = (Twice)(void *)of_library("_dup2");
    Close closed = (Close)(void *)of_library("_close");
    Ending ending = (Ending)(void *)of_library("_crt_atexit");
    if (!open || !twice || !closed || !ending)
        return;
    for (int i = STANDARD_INPUT; i < STREAMS; i++) {
        HANDLE given = GetStdHandle(names[i]);
        int number;
        if (can_be_asked(given))
            continue;
        number = open((intptr_t)replacement(i, given), i == STANDARD_INPUT ? _O_RDONLY : 0);
        if (number >= 0 && twice(number, i) == 0)
            closed(number);
    }
    ending(pass_on_the_rest);
}
