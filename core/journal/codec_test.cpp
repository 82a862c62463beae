#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>

#include "core/base/id.hpp"
#include "core/journal/codec.hpp"

namespace hvs::journal {
namespace {

std::string uuid(unsigned n) {
  return make_uuid7(
      from_ms(1'763'800'000'000 + n),
      std::array<std::uint8_t, 10>{1, 2, 3, static_cast<std::uint8_t>(n >> 8), static_cast<std::uint8_t>(n)});
}

Operation operation(std::uint64_t seq, const std::string& note) {
  Operation op;
  op.id = {"d1", 3, seq};
  op.entity = "visit";
  op.entity_id = uuid(static_cast<unsigned>(seq));
  op.author = uuid(900);
  op.person = seq % 2 == 0 ? "" : uuid(901);
  op.area = "/x03/";
  op.claimed = from_ms(1'763'800'000'000 + static_cast<std::int64_t>(seq) * 1000);
  op.changes = {{"household", uuid(902), 0}, {"outcome", "gap", 17}, {"note", note, own_base(5)}};
  return op;
}

TEST(Codec, AFrameComesBackAsItWas) {
  const std::vector<Operation> ops{operation(4, "Bác hẹn chiều thứ bảy"), operation(5, ""), operation(6, "x")};
  const auto frame = pack_frame(ops);
  bytes::Reader in(frame);
  const auto back = unpack_frame(in, "d1", 3);
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, ops);
  EXPECT_TRUE(in.done());
}

TEST(Codec, ADamagedOrCutFrameIsRefusedNeverMisread) {
  const std::vector<Operation> ops{operation(4, "a"), operation(5, "b")};
  const auto frame = pack_frame(ops);
  for (std::size_t i = 0; i < frame.size(); ++i) {
    for (const int bit : {1, 16, 128}) {
      auto bad = frame;
      bad[i] = static_cast<char>(bad[i] ^ bit);
      bytes::Reader in(bad);
      const auto back = unpack_frame(in, "d1", 3);
      EXPECT_FALSE(back && *back == ops) << i;
    }
    bytes::Reader cut(std::string_view(frame).substr(0, i));
    EXPECT_FALSE(unpack_frame(cut, "d1", 3)) << i;
  }
}

TEST(Codec, AFrameHoldsAtMostFourKilobytes) {
  std::vector<Operation> ops;
  for (std::uint64_t seq = 1; seq <= 300; ++seq) ops.push_back(operation(seq, std::string(60, 'n')));
  std::span<const Operation> rest(ops);
  std::size_t frames = 0;
  while (!rest.empty()) {
    const auto n = fits_in_frame(rest);
    ASSERT_GT(n, 0U);
    EXPECT_LE(pack_frame(rest.first(n)).size(), max_frame);
    rest = rest.subspan(n);
    ++frames;
  }
  EXPECT_GT(frames, 1U);
}

TEST(Codec, ASequenceGapEndsAFrame) {
  const std::vector<Operation> ops{operation(1, ""), operation(2, ""), operation(4, "")};
  EXPECT_EQ(fits_in_frame(ops), 2U);
}

TEST(Codec, StoredFieldsKeepTheirVersions) {
  const std::vector<FieldState> fields{{"name", "Hoàng Văn Páo", 12}, {"note", "", 900}};
  EXPECT_EQ(unpack_fields(pack_fields(fields, Values::with), Values::with).value(), fields);
  const auto bare = unpack_fields(pack_fields(fields, Values::without), Values::without).value();
  EXPECT_EQ(bare[1].version, 900U);
  EXPECT_EQ(bare[0].value, "");
}

RC_GTEST_PROP(Codec, AnyOperationComesBack,
              (std::vector<std::string> texts, std::int64_t claimed, std::uint64_t base)) {
  Operation op = operation(1, "");
  op.claimed = from_ms(claimed);
  op.changes.clear();
  for (const auto& one : texts) op.changes.push_back({one.substr(0, 60), one, base});
  RC_ASSERT(unpack_operation(pack_operation(op), op.id).value() == op);
}

RC_GTEST_PROP(Codec, AnyBytesAreReadOrRefused, (std::string raw)) {
  bytes::Reader in(raw);
  (void)unpack_frame(in, "d1", 1);
  (void)unpack_fields(raw, Values::with);
  (void)unpack_changes(raw);
}

}  // namespace
}  // namespace hvs::journal
