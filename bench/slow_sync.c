/* LD_PRELOAD: every fsync and fdatasync takes longer by what a file says, and is counted there. The
 * file, named by BENCH_SYNC, is mapped, so that one running program can be measured on a quick disk
 * and on a slow one. Its layout is `struct Control` here and in disk.cpp. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

struct Control {
    _Atomic uint64_t delay_microseconds;
    _Atomic uint64_t syncs;
};

static struct Control* control;
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);

__attribute__((constructor)) static void begin(void) {
    real_fsync = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    const char* name = getenv("BENCH_SYNC");
    if (name == NULL) return;
    int file = open(name, O_RDWR | O_CLOEXEC);
    if (file < 0) return;
    void* mapped = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    close(file);
    if (mapped != MAP_FAILED) control = mapped;
}

static void take_time(void) {
    if (control == NULL) return;
    atomic_fetch_add(&control->syncs, 1);
    uint64_t delay = atomic_load(&control->delay_microseconds);
    struct timespec rest = {(time_t)(delay / 1000000), (long)(delay % 1000000) * 1000};
    while (delay > 0 && nanosleep(&rest, &rest) != 0) {
    }
}

int fsync(int file) {
    take_time();
    return real_fsync(file);
}

int fdatasync(int file) {
    take_time();
    return real_fdatasync(file);
}
