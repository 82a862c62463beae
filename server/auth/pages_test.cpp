// Every page of the doors is made once and looked at as a browser would: no empty sentence, labels for fields, known
// icons. HVS_PAGES_DIR=folder keeps them for screenshots.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "server/auth/auth_for_test.hpp"
#include "server/auth/cards.hpp"

namespace hvs::auth {
namespace {

using testing::Commune;
using Browser = Commune::Browser;

std::string after(const std::string& text, std::string_view mark, std::size_t size) {
  return text.substr(text.find(mark) + mark.size(), size);
}

void look_at(const std::string& name, const testing::Answered& page) {
  SCOPED_TRACE(name);
  ASSERT_FALSE(page.body.empty());
  EXPECT_TRUE(page.has("<!DOCTYPE html>"));
  EXPECT_FALSE(page.has("/t/khong-co")) << "a picture or sheet is missing";
  EXPECT_FALSE(page.has("style=\""));
  for (auto at = page.body.find("<input "); at != std::string::npos; at = page.body.find("<input ", at + 1)) {
    const auto tag = page.body.substr(at, page.body.find('>', at) - at);
    if (tag.find("type=\"hidden\"") != std::string::npos) continue;
    EXPECT_TRUE(
        page.has("for=\"" + after(tag, "id=\"", tag.find('"', tag.find("id=\"") + 4) - tag.find("id=\"") - 4) + "\""))
        << tag;
  }
  if (const char* folder = std::getenv("HVS_PAGES_DIR"))
    std::ofstream(std::string(folder) + "/" + name + ".html") << page.body;
}

TEST(DoorPages, EachIsWhole) {
  Commune c("sqlite");
  for (int i = 0; i < 8; ++i) {
    c.directory.people.push_back({"00000000-0000-7000-8000-00000000001" + std::to_string(i),
                                  "Nông Văn Thứ " + std::string(1, static_cast<char>('A' + i)), "/x01/", "xóm Một"});
  }
  const auto person = c.directory.people[0].person;
  Browser b;
  look_at("vao", c.get(b, "/vao"));
  look_at("the", c.get(b, "/vao/the"));
  look_at("the-la", c.post(b, "/vao/the", {{"ma", "xin chào"}}));
  look_at("lop", c.get(b, "/vao/ten"));
  look_at("ten", c.get(b, "/vao/ten/lop-1"));
  look_at("thay-co", c.get(b, "/vao/thay-co/lop-1?trang=2"));
  web::Call call;
  call.now = c.now;
  const std::vector<std::string> persons{person, c.directory.people[1].person};
  const auto cards = cards::for_print(*c.office, call, persons, {}).value();
  look_at("hinh", c.get(b, "/vao/ten/lop-1/" + person));
  look_at("hinh-2", c.post(b, "/vao/ten/lop-1/" + person, {{"chon", "trau"}, {"hinh", "ca"}}));
  look_at("hinh-sai", c.post(b, "/vao/ten/lop-1/" + person,
                             {{"chon", "trau ca"}, {"hinh", cards[0].pictures[0] == "trau" ? "ga" : "nha"}}));
  look_at("the-cua", c.get(b, "/vao/the/" + cards[0].token));
  c.post(b, "/vao/thay-co/lop-1", {{"nguoi", person}});
  look_at("cho", c.get(b, "/vao/cho"));

  Browser shared;
  for (const auto& card : cards) c.post(shared, "/vao/the", {{"ma", card.token}});
  look_at("ra", c.get(shared, "/ra"));
  look_at("vao-trong", c.get(shared, "/vao"));
  look_at("tai-khoan-hoc", c.get(shared, "/tai-khoan"));
  c.post(shared, "/ra");
  look_at("vao-chung", c.get(shared, "/vao?da=ra"));

  Browser staff;
  look_at("can-bo", c.get(staff, "/vao/can-bo"));
  const auto made = c.staff("quan.tri", Role::administrator);
  look_at("can-bo-sai", c.post(staff, "/vao/can-bo", {{"ten", "quan.tri"}, {"mat_khau", "x"}}));
  c.post(staff, "/vao/can-bo", {{"ten", "quan.tri"}, {"mat_khau", made.password}});
  const auto set_up = c.get(staff, "/vao/can-bo/cai-dat");
  look_at("cai-dat", set_up);
  const auto secret = Commune::secret_on(set_up.body);
  look_at("ma-du-phong", c.post(staff, "/vao/can-bo/cai-dat", {{"ma", totp::code_at(secret, totp::step_at(c.now))}}));
  look_at("mat-khau", c.get(staff, "/vao/can-bo/mat-khau"));
  c.post(staff, "/vao/can-bo/mat-khau", {{"moi", "con trâu đi cày 7"}, {"lai", "con trâu đi cày 7"}});
  look_at("tai-khoan", c.get(staff, "/tai-khoan"));
  look_at("ban", c.get(staff, "/quan-tri/tai-khoan"));
  look_at("ban-moi", c.get(staff, "/quan-tri/tai-khoan/moi"));
  look_at("mot-lan",
          c.post(staff, "/quan-tri/tai-khoan/moi",
                 {{"ten", "hoa.bui"}, {"ho_ten", "Bùi Thị Hoa"}, {"vai", "area_officer"}, {"khu", "/x01/"}}));
  look_at("ban-mot", c.get(staff, "/quan-tri/tai-khoan/" + made.id));
  look_at("phan-quyen", c.get(staff, "/quan-tri/tai-khoan/phan-quyen"));
  Browser half;
  c.post(half, "/vao/can-bo", {{"ten", "quan.tri"}, {"mat_khau", "con trâu đi cày 7"}});
  look_at("ma", c.get(half, "/vao/can-bo/ma"));

  Browser officer;
  c.first_sign_in(officer, c.staff("truong.xom", Role::area_officer, "/x01/"));
  look_at("cho-vao", c.get(officer, "/vao/cho-vao"));
  look_at("may-lop", c.get(officer, "/vao/may-lop"));
  look_at("nguoi-moi", c.get(officer, "/vao/nguoi-moi"));
  look_at("the-hoc", c.get(officer, "/quan-tri/the-hoc/" + person));
}

}  // namespace
}  // namespace hvs::auth
