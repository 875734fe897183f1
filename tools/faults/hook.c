/*
 * Preloaded into a process (LD_PRELOAD): counts its file calls below one folder, of every thread and every addon, writes
 * them down, and fails one of them or kills the process there.
 *
 * FAULTS_ROOT  the folder, without links in its path; calls elsewhere are left alone
 * FAULTS_AT    the number of the call, from 1; 0 or missing touches none
 * FAULTS_DO    what happens there: an errno as a number, `short` (half of a write), `before` or `after` (SIGKILL)
 * FAULTS_LOG   where to write the calls down (outside of the folder): a line for each,
 *              number TAB call TAB result TAB inode TAB flags or offset TAB bytes TAB path TAB new path,
 *              and behind the line of a write the bytes, when FAULTS_DATA is set
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name, ...) ((__typeof__(name) *)dlsym(RTLD_NEXT, #name))(__VA_ARGS__)

static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
static const char *root, *todo;
static size_t root_length;
static long count, at;
static int record = -1, with_data;

__attribute__((constructor)) static void start(void) {
  const char *number = getenv("FAULTS_AT"), *log = getenv("FAULTS_LOG");
  root = getenv("FAULTS_ROOT");
  root_length = root ? strlen(root) : 0;
  todo = getenv("FAULTS_DO");
  at = number ? atol(number) : 0;
  with_data = getenv("FAULTS_DATA") != NULL;
  if (log) record = REAL(open64, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int inside(const char *path) {
  return root_length && strncmp(path, root, root_length) == 0 && (path[root_length] == '/' || path[root_length] == 0);
}

/* The path of an open file, or an empty one. */
static const char *path_of(int fd, char *into) {
  char name[64];
  snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(name, into, PATH_MAX - 1);
  into[length < 0 ? 0 : length] = 0;
  return into;
}

static unsigned long inode_of(int fd) {
  struct stat found;
  return fstat(fd, &found) == 0 ? (unsigned long)found.st_ino : 0;
}

/* What is to be done with this call: 0 nothing, -1 a short write, else an errno. Holds the lock until `end`. */
static int begin(void) {
  pthread_mutex_lock(&lock);
  count++;
  if (count != at || !todo) return 0;
  if (strcmp(todo, "before") == 0) kill(getpid(), SIGKILL), pause();
  if (strcmp(todo, "after") == 0) return 0;
  return strcmp(todo, "short") == 0 ? -1 : atoi(todo);
}

static long end(const char *call, long result, unsigned long inode, long where, const char *path, const char *to,
                const void *data) {
  int error = errno;
  if (record >= 0) {
    char line[2 * PATH_MAX + 200];
    long bytes = data && with_data && result > 0 ? result : 0;
    int length = snprintf(line, sizeof line, "%ld\t%s\t%ld\t%lu\t%ld\t%ld\t%s\t%s\n", count, call, result, inode, where,
                          bytes, path, to);
    REAL(write, record, line, (size_t)length);
    if (bytes) REAL(write, record, data, (size_t)bytes);
  }
  if (count == at && todo && strcmp(todo, "after") == 0) kill(getpid(), SIGKILL), pause();
  pthread_mutex_unlock(&lock);
  errno = error;
  return result;
}

/* Fails with the errno that `begin` answered, or makes the call. */
#define OR_FAIL(plan, call) ((plan) > 0 ? (errno = (plan), -1L) : (long)(call))

int open64(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(more, mode_t) : 0;
  va_end(more);
  if (!inside(path)) return REAL(open64, path, flags, mode);
  int plan = begin();
  int made = (flags & O_CREAT) && access(path, F_OK) != 0;
  long fd = OR_FAIL(plan, REAL(open64, path, flags, mode));
  return (int)end(made ? "create" : "open", fd, fd < 0 ? 0 : inode_of((int)fd), flags, path, "", NULL);
}

int open(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(more, mode_t) : 0;
  va_end(more);
  return open64(path, flags, mode);
}

ssize_t write(int fd, const void *data, size_t bytes) {
  char path[PATH_MAX];
  if (!inside(path_of(fd, path))) return REAL(write, fd, data, bytes);
  int plan = begin();
  long where = fcntl(fd, F_GETFL) & O_APPEND ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
  long result = OR_FAIL(plan, REAL(write, fd, data, plan < 0 ? (bytes + 1) / 2 : bytes));
  return end("write", result, inode_of(fd), where, path, "", data);
}

ssize_t pwrite64(int fd, const void *data, size_t bytes, off64_t where) {
  char path[PATH_MAX];
  if (!inside(path_of(fd, path))) return REAL(pwrite64, fd, data, bytes, where);
  int plan = begin();
  long result = OR_FAIL(plan, REAL(pwrite64, fd, data, plan < 0 ? (bytes + 1) / 2 : bytes, where));
  return end("write", result, inode_of(fd), where, path, "", data);
}

/* A vector is written piece by piece, so that each piece is a call that can be failed and replayed. */
static ssize_t write_pieces(int fd, const struct iovec *pieces, int number, off64_t where) {
  ssize_t sum = 0;
  for (int i = 0; i < number; i++) {
    const struct iovec *one = &pieces[i];
    ssize_t done = where < 0 ? write(fd, one->iov_base, one->iov_len)
                             : pwrite64(fd, one->iov_base, one->iov_len, where + sum);
    if (done < 0) return sum ? sum : -1;
    sum += done;
    if ((size_t)done < one->iov_len) break;
  }
  return sum;
}

ssize_t writev(int fd, const struct iovec *pieces, int number) {
  char path[PATH_MAX];
  if (!inside(path_of(fd, path))) return REAL(writev, fd, pieces, number);
  return write_pieces(fd, pieces, number, -1);
}

ssize_t pwritev64(int fd, const struct iovec *pieces, int number, off64_t where) {
  char path[PATH_MAX];
  if (!inside(path_of(fd, path))) return REAL(pwritev64, fd, pieces, number, where);
  return write_pieces(fd, pieces, number, where);
}

ssize_t read(int fd, void *into, size_t bytes) {
  char path[PATH_MAX];
  if (!inside(path_of(fd, path))) return REAL(read, fd, into, bytes);
  int plan = begin();
  return end("read", OR_FAIL(plan, REAL(read, fd, into, bytes)), 0, 0, path, "", NULL);
}

ssize_t pread64(int fd, void *into, size_t bytes, off64_t where) {
  char path[PATH_MAX];
  if (!inside(path_of(fd, path))) return REAL(pread64, fd, into, bytes, where);
  int plan = begin();
  return end("read", OR_FAIL(plan, REAL(pread64, fd, into, bytes, where)), 0, where, path, "", NULL);
}

/* The calls on an open file that take nothing else. */
#define ON_FILE(name, call)                                                              \
  int name(int fd) {                                                                     \
    char path[PATH_MAX];                                                                 \
    if (!inside(path_of(fd, path))) return REAL(name, fd);                               \
    int plan = begin();                                                                  \
    return (int)end(call, OR_FAIL(plan, REAL(name, fd)), inode_of(fd), 0, path, "", NULL); \
  }
ON_FILE(fsync, "sync")
ON_FILE(fdatasync, "sync")

int ftruncate64(int fd, off64_t size) {
  char path[PATH_MAX];
  if (!inside(path_of(fd, path))) return REAL(ftruncate64, fd, size);
  int plan = begin();
  return (int)end("truncate", OR_FAIL(plan, REAL(ftruncate64, fd, size)), inode_of(fd), size, path, "", NULL);
}

/* The calls on a name. */
#define ON_NAME(name)                                                         \
  int name(const char *path) {                                                \
    if (!inside(path)) return REAL(name, path);                               \
    int plan = begin();                                                       \
    return (int)end(#name, OR_FAIL(plan, REAL(name, path)), 0, 0, path, "", NULL); \
  }
ON_NAME(unlink)
ON_NAME(rmdir)

int mkdir(const char *path, mode_t mode) {
  if (!inside(path)) return REAL(mkdir, path, mode);
  int plan = begin();
  return (int)end("mkdir", OR_FAIL(plan, REAL(mkdir, path, mode)), 0, mode, path, "", NULL);
}

/* The calls on two names. */
#define ON_NAMES(name)                                                          \
  int name(const char *path, const char *to) {                                  \
    if (!inside(path) && !inside(to)) return REAL(name, path, to);              \
    int plan = begin();                                                         \
    return (int)end(#name, OR_FAIL(plan, REAL(name, path, to)), 0, 0, path, to, NULL); \
  }
ON_NAMES(rename)
ON_NAMES(link)
