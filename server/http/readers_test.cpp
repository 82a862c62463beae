// The readers of outside bytes, without a socket.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "server/http/compress.hpp"
#include "server/http/head_check.hpp"
#include "server/http/http_date.hpp"
#include "server/http/log_line.hpp"
#include "server/http/multipart.hpp"
#include "server/http/proxies.hpp"
#include "server/http/range.hpp"

namespace hvs::http {
namespace {

TEST(HttpDate, WritesAndReadsTheFixedForm) {
  EXPECT_EQ(write_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");  // the example of RFC 9110
  EXPECT_EQ(read_date("Sun, 06 Nov 1994 08:49:37 GMT"), 784111777);
  for (const auto* bad :
       {"", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 31 Feb 2026 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT",
        "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, -6 Nov 1994 08:49:37 GMT"})
    EXPECT_FALSE(read_date(bad)) << bad;
}
RC_GTEST_PROP(HttpDate, ReadsWhatItWrote, ()) {
  const auto at = *rc::gen::inRange<std::int64_t>(0, 253402300799);
  RC_ASSERT(read_date(write_date(at)) == at);
}

TEST(ReadRange, FirstLastAndSuffix) {
  const auto is = [](std::string_view header, std::uint64_t first, std::uint64_t size) {
    const auto r = read_range(header, 100);
    return r.kind == Range::Kind::part && r.first == first && r.size == size;
  };
  EXPECT_TRUE(is("bytes=0-0", 0, 1));
  EXPECT_TRUE(is("Bytes=90-", 90, 10));
  EXPECT_TRUE(is("bytes=-5", 95, 5));
  EXPECT_TRUE(is("bytes=-500", 0, 100));
  EXPECT_TRUE(is("bytes=50-18446744073709551616", 50, 50));
  for (const auto* whole :
       {"", "bytes", "bytes=", "bytes=-", "bytes=5-2", "bytes=a-b", "bytes=0-1,3-4", "lines=0-1", "bytes=+1-2"})
    EXPECT_EQ(read_range(whole, 100).kind, Range::Kind::whole) << whole;
  for (const auto* beyond : {"bytes=100-", "bytes=-0"})
    EXPECT_EQ(read_range(beyond, 100).kind, Range::Kind::beyond) << beyond;
  EXPECT_EQ(read_range("bytes=0-", 0).kind, Range::Kind::beyond);
}
RC_GTEST_PROP(ReadRange, NeverReachesPastTheEnd, (std::string header, std::uint64_t total)) {
  const auto r = read_range("bytes=" + header, total);
  if (r.kind == Range::Kind::part) RC_ASSERT(r.size > 0 && r.first < total && r.size <= total - r.first);
}

TEST(Proxies, TrustsByNetwork) {
  const auto list = ProxyList::read({"10.0.0.0/9", "192.168.1.7", "fd00::/8"});
  ASSERT_TRUE(list);
  for (const auto* yes : {"10.127.3.4", "192.168.1.7", "fdab::1"}) EXPECT_TRUE(list->trusts(*read_address(yes))) << yes;
  for (const auto* no : {"10.128.0.1", "192.168.1.8", "fe80::1", "::1"})
    EXPECT_FALSE(list->trusts(*read_address(no))) << no;
  for (const auto* bad : {"", "10.0.0.0/", "10.0.0.0/33", "10.0.0/8", "example.org", "::/129", "10.0.0.0/8x"})
    EXPECT_FALSE(ProxyList::read({bad})) << bad;
}
TEST(Proxies, TakesTheRightmostAddressThatIsNotOurs) {
  const auto list = ProxyList::read({"10.0.0.0/8"});
  EXPECT_EQ(list->client("1.1.1.1, 203.0.113.9, 10.2.3.4"), "203.0.113.9");
  EXPECT_EQ(list->client("203.0.113.9:4711"), "203.0.113.9");
  EXPECT_EQ(list->client("[2001:db8::1]:80, 10.0.0.1"), "2001:db8::1");
  EXPECT_EQ(list->client("1.1.1.1, unknown"), "") << "what stands left of nonsense is not believed";
  EXPECT_EQ(list->client("10.0.0.1"), "");
}

TEST(Host, IsANameAnAddressOrNothing) {
  for (const auto* good : {"a", "vonhai.example:8080", "127.0.0.1", "[::1]:80", "[::1]", "a:"})
    EXPECT_TRUE(is_host(good)) << good;
  for (const auto* bad : {"", "a b", "a/b", "a@b", "a:b", "[::1", "[::1]x", ":80", "a:123456", "[z]"})
    EXPECT_FALSE(is_host(bad)) << bad;
}

TEST(FindHead, StopsAtABareLineFeed) {
  std::size_t scanned = 0;
  EXPECT_EQ(find_head("GET / HTTP/1.1\nHost: a\n\n", scanned).end, HeadEnd::malformed);
}
RC_GTEST_PROP(FindHead, FindsTheSameEndHoweverTheBytesArrive, ()) {
  const std::string all = "GET / HTTP/1.1\r\nHost: a\r\n\r\nrest";
  std::size_t have = 0;
  std::size_t scanned = 0;
  HeadSearch found;
  while (have < all.size() && found.end == HeadEnd::not_yet) {
    have += *rc::gen::inRange<std::size_t>(1, all.size() - have + 1);
    found = find_head(std::string_view(all).substr(0, have), scanned);
  }
  RC_ASSERT(found.end == HeadEnd::found && found.size == all.size() - 4);
}

TEST(Accepts, FollowsNamesQualitiesAndTheStar) {
  EXPECT_TRUE(accepts("br, gzip", "gzip"));
  EXPECT_TRUE(accepts("GZIP;q=0.5", "gzip"));
  EXPECT_TRUE(accepts("*", "gzip"));
  for (const auto* no : {"", "br", "gzip;q=0", "gzip; q=0.000", "*;q=0", "gzipx"})
    EXPECT_FALSE(accepts(no, "gzip")) << no;
  EXPECT_FALSE(accepts("gzip;q=0, *", "gzip"));
}

TEST(Multipart, ReadsTextAndFilesAsBrowsersSendThem) {
  const auto got = read_multipart(
      "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n"
      "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"Dân số \\\"1\\\".xlsx\"\r\nContent-Type: "
      "x/y\r\n\r\n1\r\n--C\r\n2\r\n"
      "--B\r\nContent-Disposition: form-data; name=\"none\"; filename=\"\"\r\nContent-Type: x/y\r\n\r\n\r\n--B--\r\n",
      "B");
  ASSERT_TRUE(got);
  EXPECT_TRUE(got->form.has("a"));
  ASSERT_EQ(got->uploads.size(), 1U) << "an empty file control is no upload";
  EXPECT_EQ(got->uploads[0].filename, "Dân số \"1\".xlsx");
  EXPECT_EQ(got->uploads[0].bytes, "1\r\n--C\r\n2");
}
TEST(Multipart, RefusesWhatIsNotWhole) {
  constexpr std::string_view head = "Content-Disposition: form-data; name=\"a\"\r\n\r\n";
  for (const std::string& bad :
       {std::string{}, std::string("--B"), "--B\r\n" + std::string(head) + "x",
        std::string("--B\r\n\r\n\r\nx\r\n--B--"), "x--B\r\n" + std::string(head) + "v\r\n--B--",
        "--B\r\n" + std::string(head) + "\xff\r\n--B--",
        std::string("--B\r\nContent-Disposition: form-data; name=\"a\r\n\r\nv\r\n--B--"),
        "--B\r\nX: " + std::string(max_part_head, 'a') + "\r\n" + std::string(head) + "v\r\n--B--"})
    EXPECT_FALSE(read_multipart(bad, "B")) << bad;
}
TEST(Multipart, ReadsTheBoundary) {
  EXPECT_EQ(read_boundary("multipart/form-data; charset=utf-8; boundary=\"a b\""), "a b");
  for (const std::string& bad :
       {std::string("multipart/form-data"), std::string("x; boundary=\"open"), "x; boundary=" + std::string(71, 'a')})
    EXPECT_EQ(read_boundary(bad), "") << bad;
}

TEST(PathShape, HidesIdsTokensAndNames) {
  EXPECT_EQ(path_shape("/hoc/dien-thoai/bai-1/03"), "/hoc/dien-thoai/bai-1/03");
  EXPECT_EQ(path_shape("/vao/the/Ab3xY9"), "/vao/the/*");
  EXPECT_EQ(path_shape("/nguoi/019084001234"), "/nguoi/*");
  EXPECT_EQ(path_shape("/xom/Nguyễn"), "/xom/*");
  EXPECT_EQ(path_shape("/"), "/");
  EXPECT_EQ(path_shape("/chung-nhan/0198c2f4-aaaa-7bbb-8ccc-0123456789ab.pdf"), "/chung-nhan/*");
}

}  // namespace
}  // namespace hvs::http
