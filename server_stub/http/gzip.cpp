#include "server_stub/http/gzip.hpp"

#include <zlib.h>

#include "core/base/result.hpp"

namespace http {

std::string gzip(std::string_view bytes) {
    constexpr int k_gzip_format = 16;  // added to the window bits, see zlib.h
    z_stream stream{};
    const int started =
        deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, MAX_WBITS + k_gzip_format, 9, Z_DEFAULT_STRATEGY);
    BASE_ASSERT(started == Z_OK);
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int finished = deflate(&stream, Z_FINISH);
    BASE_ASSERT(finished == Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

}  // namespace http
