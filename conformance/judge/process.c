/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

/* For posix_spawn(), poll() and waitid(). */
#define _POSIX_C_SOURCE 200809L

#include "process.h"

#include "line.h"
#include "options.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

long long clock_microseconds(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* ------------------------------------------------------------------- signals */

/* The groups that run, for a handler to end. */
static volatile pid_t groups[JOBS_MAX];

static void group_replace(pid_t from, pid_t to)
{
    for (size_t i = 0; i < JOBS_MAX; i++) {
        if (groups[i] == from) {
            groups[i] = to;
            return;
        }
    }
}

static void stopped(int number)
{
    for (size_t i = 0; i < JOBS_MAX; i++) {
        if (groups[i] > 0)
            (void)kill(-groups[i], SIGKILL);
    }
    (void)signal(number, SIG_DFL);
    (void)raise(number);
}

void process_prepare(void)
{
    static const int signals[] = {SIGHUP, SIGINT, SIGTERM};
    struct sigaction action;
    memset(&action, 0, sizeof action);
    (void)sigemptyset(&action.sa_mask);
    action.sa_handler = SIG_IGN;
    (void)sigaction(SIGPIPE, &action, NULL);
    /* Where it is ignored there is nothing to wait for. */
    action.sa_handler = SIG_DFL;
    (void)sigaction(SIGCHLD, &action, NULL);
    action.sa_handler = stopped;
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct sigaction before;
        /* What is ignored stays so, as nohup wants it. */
        if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            (void)sigaction(signals[i], &action, NULL);
    }
}

/* --------------------------------------------------------------------- start */

/* No other program may be started between a pipe and its flag, or it would hold the
 * pipe open. The groups are changed under it as well. */
static pthread_mutex_t starting = PTHREAD_MUTEX_INITIALIZER;

static bool pipe_open(int ends[2])
{
    if (pipe(ends) != 0)
        return false;
    for (int i = 0; i < 2; i++)
        (void)fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    return true;
}

static void pipe_close(const int ends[2])
{
    (void)close(ends[0]);
    (void)close(ends[1]);
}

/* In a group of its own, with the signals as a shell would have them. */
static int spawn(pid_t *pid, const char *command, int input, int output)
{
    char shell[] = "/bin/sh";
    char flag[] = "-c";
    char *text = memory_string(command, strlen(command));
    char *const arguments[] = {shell, flag, text, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none;
    sigset_t pipes;
    (void)sigemptyset(&none);
    (void)sigemptyset(&pipes);
    (void)sigaddset(&pipes, SIGPIPE);
    (void)posix_spawn_file_actions_init(&actions);
    (void)posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    (void)posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    (void)posix_spawnattr_init(&attributes);
    (void)posix_spawnattr_setpgroup(&attributes, 0);
    (void)posix_spawnattr_setsigdefault(&attributes, &pipes);
    (void)posix_spawnattr_setsigmask(&attributes, &none);
    (void)posix_spawnattr_setflags(
        &attributes,
        (short)(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK));
    int error = posix_spawn(pid, shell, &actions, &attributes, arguments, environ);
    (void)posix_spawn_file_actions_destroy(&actions);
    (void)posix_spawnattr_destroy(&attributes);
    free(text);
    return error;
}

static int start_locked(process *child, const char *command)
{
    int input[2];
    int output[2];
    if (!pipe_open(input))
        return errno;
    if (!pipe_open(output)) {
        int error = errno;
        pipe_close(input);
        return error;
    }
    int error = spawn(&child->pid, command, input[0], output[1]);
    if (error != 0) {
        pipe_close(input);
        pipe_close(output);
        return error;
    }
    (void)close(input[0]);
    (void)close(output[1]);
    child->to = input[1];
    child->from = output[0];
    (void)fcntl(child->to, F_SETFL, O_NONBLOCK);
    (void)fcntl(child->from, F_SETFL, O_NONBLOCK);
    group_replace(0, child->pid);
    return 0;
}

bool process_start(process *child, const char *command)
{
    memset(child, 0, sizeof *child);
    (void)pthread_mutex_lock(&starting);
    int error = start_locked(child, command);
    (void)pthread_mutex_unlock(&starting);
    if (error != 0)
        memset(child, 0, sizeof *child);
    errno = error;
    return error == 0;
}

/* -------------------------------------------------------------------- talking */

/* Reads what is there; false at the end. */
static bool take_output(process *child)
{
    char chunk[65536];
    ssize_t size = read(child->from, chunk, sizeof chunk);
    if (size > 0)
        bytes_append(&child->unread, chunk, (size_t)size);
    return size > 0 || (size < 0 && (errno == EAGAIN || errno == EINTR));
}

/* Takes the first line of what was read; false where there is none yet. */
static bool take_line(process *child, bytes *line)
{
    bytes *unread = &child->unread;
    char *from = unread->data;
    char *end = unread->size > child->searched
                    ? memchr(from + child->searched, '\n', unread->size - child->searched)
                    : NULL;
    child->searched = unread->size;
    if (end == NULL)
        return false;
    size_t size = (size_t)(end - from);
    line->size = 0;
    bytes_append(line, from, size);
    unread->size -= size + 1;
    memmove(from, end + 1, unread->size);
    child->searched = 0;
    return true;
}

/* Writes what fits; false when nobody will read it. */
static bool give_input(process *child, word *text)
{
    ssize_t size = write(child->to, text->text, text->size);
    if (size < 0)
        return errno == EAGAIN || errno == EINTR;
    text->text += size;
    text->size -= (size_t)size;
    return true;
}

process_event process_exchange(process *child, word text, bytes *line, long long deadline)
{
    for (;;) {
        if (text.size == 0 && take_line(child, line))
            return PROCESS_LINE;
        if (child->unread.size > LINE_MAX_SIZE)
            return PROCESS_FLOODS;
        long long left = deadline - clock_microseconds();
        if (left <= 0)
            return PROCESS_LATE;
        struct pollfd ends[2] = {{child->from, POLLIN, 0},
                                 {text.size > 0 ? child->to : -1, POLLOUT, 0}};
        int ready = poll(ends, 2, (int)(left / 1000) + 1);
        if (ready < 0 && errno != EINTR)
            return PROCESS_ENDED;
        if (ready <= 0)
            continue;
        /* Who does not read may still have said why. */
        if (ends[1].revents != 0 && !give_input(child, &text))
            text.size = 0;
        if (ends[0].revents != 0 && !take_output(child))
            return PROCESS_ENDED;
    }
}

bool process_spoke(process *child)
{
    if (child->unread.size == 0)
        (void)take_output(child);
    return child->unread.size > 0;
}

/* ------------------------------------------------------------------------ end */

/* A shell ends with this and the number of the signal that ended its command. */
#define SHELL_SIGNALS 128

void process_hush(process *child)
{
    if (child->to >= 0)
        (void)close(child->to);
    child->to = -1;
}

bool process_end(process *child, long long deadline, int *status)
{
    bool in_time = false;
    /* The zombie keeps the number of the group from being given to another. */
    for (long pause = 100000; !in_time; pause = pause < 10000000 ? pause * 2 : pause) {
        siginfo_t info;
        memset(&info, 0, sizeof info);
        int error = waitid(P_PID, (id_t)child->pid, &info, WEXITED | WNOHANG | WNOWAIT);
        in_time = error == 0 && info.si_pid == child->pid;
        if (!in_time && clock_microseconds() >= deadline)
            break;
        struct timespec moment = {0, pause};
        if (!in_time)
            (void)nanosleep(&moment, NULL);
    }
    (void)kill(-child->pid, SIGKILL);
    (void)pthread_mutex_lock(&starting);
    group_replace(child->pid, 0);
    (void)pthread_mutex_unlock(&starting);
    while (waitpid(child->pid, status, 0) < 0 && errno == EINTR)
        ;
    process_hush(child);
    (void)close(child->from);
    bytes_free(&child->unread);
    memset(child, 0, sizeof *child);
    return in_time;
}

void process_tell(bytes *target, int status)
{
    bool by_signal = WIFSIGNALED(status);
    int number = by_signal ? WTERMSIG(status) : WEXITSTATUS(status);
    bytes_text(target, by_signal ? "ended by signal " : "ended with status ");
    bytes_number(target, number);
    if (by_signal || number <= SHELL_SIGNALS || number > SHELL_SIGNALS + 64)
        return;
    bytes_text(target, ", as a shell tells signal ");
    bytes_number(target, number - SHELL_SIGNALS);
    bytes_text(target, ",");
}
