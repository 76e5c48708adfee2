/*
 * LD_PRELOAD for xdg-desktop-portal-wlr 0.7.0 (Debian 12) on a machine without a GPU. Used by the test rig only.
 *
 * That version waits for the `linux_dmabuf` event of a wlr-screencopy frame and gives up ("unable to receive a
 * valid format from wlr_screencopy") when the compositor has no render node and so never sends it. This library
 * tells it of a DMA-BUF format after each `buffer` event. Having no GPU device, the portal then offers plain shared
 * memory all the same, which is what we want.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <string.h>

struct wl_proxy;

/* Events of zwlr_screencopy_frame_v1, in the order of the protocol. */
struct frame_events {
    void (*buffer)(void *data, void *frame, uint32_t format, uint32_t width, uint32_t height, uint32_t stride);
    void *flags;
    void *ready;
    void *failed;
    void *damage;
    void (*linux_dmabuf)(void *data, void *frame, uint32_t format, uint32_t width, uint32_t height);
    void *buffer_done;
};

enum { DRM_FORMAT_XRGB8888 = 0x34325258 };

static const struct frame_events *theirs;
static struct frame_events ours;

static void on_buffer(void *data, void *frame, uint32_t format, uint32_t width, uint32_t height, uint32_t stride) {
    theirs->buffer(data, frame, format, width, height, stride);
    theirs->linux_dmabuf(data, frame, DRM_FORMAT_XRGB8888, width, height);
}

int wl_proxy_add_listener(struct wl_proxy *proxy, void (**events)(void), void *data) {
    int (*add)(struct wl_proxy *, void (**)(void), void *) = dlsym(RTLD_NEXT, "wl_proxy_add_listener");
    const char *(*class_of)(struct wl_proxy *) = dlsym(RTLD_NEXT, "wl_proxy_get_class");
    if (strcmp(class_of(proxy), "zwlr_screencopy_frame_v1") != 0) {
        return add(proxy, events, data);
    }
    theirs = (const struct frame_events *)events;
    ours = *theirs;
    ours.buffer = on_buffer;
    return add(proxy, (void (**)(void))&ours, data);
}
