/* SPDX-FileCopyrightText: 2026 The twcred authors
 * SPDX-License-Identifier: MIT */

#include "mock.h"

#include <string.h>
#include <zlib.h>

static bool squeeze(mock_text *dst, z_stream *stream, unsigned char *bytes, size_t size, int flush)
{
    unsigned char out[4096];
    stream->next_in = bytes;
    stream->avail_in = (uInt)size;
    do {
        stream->next_out = out;
        stream->avail_out = sizeof out;
        if (deflate(stream, flush) == Z_STREAM_ERROR)
            return false;
        text_add(dst, out, sizeof out - stream->avail_out);
    } while (stream->avail_out == 0);
    return true;
}

/* zlib's next_in is not const unless ZLIB_CONST is defined, so all input goes
 * through a block of our own. */
static bool squeeze_all(mock_text *dst, z_stream *stream, uint64_t spaces, const char *bytes,
                        size_t size)
{
    unsigned char block[4096];
    memset(block, ' ', sizeof block);
    while (spaces > 0) {
        size_t part = spaces < sizeof block ? (size_t)spaces : sizeof block;
        if (!squeeze(dst, stream, block, part, Z_NO_FLUSH))
            return false;
        spaces -= part;
    }
    while (size > 0) {
        size_t part = size < sizeof block ? size : sizeof block;
        memcpy(block, bytes, part);
        if (!squeeze(dst, stream, block, part, Z_NO_FLUSH))
            return false;
        bytes += part;
        size -= part;
    }
    return squeeze(dst, stream, block, 0, Z_FINISH);
}

bool gzip_compress(mock_text *dst, uint64_t spaces, const char *bytes, size_t size)
{
    z_stream stream = {0};
    /* 15 is the largest window; 16 more asks for gzip's frame. */
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) !=
        Z_OK)
        return false;
    bool done = squeeze_all(dst, &stream, spaces, bytes, size);
    deflateEnd(&stream);
    return done && !dst->failed;
}
