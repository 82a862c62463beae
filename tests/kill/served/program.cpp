#include "tests/kill/served/program.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>

namespace hvs::kill {
namespace {

constexpr std::size_t kept_words = 6000;

struct Child {
  pid_t pid = 0;
  int pipe = -1;
};

Child spawn(const std::vector<std::string>& words) {
  std::vector<char*> argv;
  for (const auto& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) std::abort();
  const pid_t pid = fork();
  if (pid == 0) {
    dup2(ends[1], STDOUT_FILENO);
    dup2(ends[1], STDERR_FILENO);
    execv(argv[0], argv.data());
    _exit(127);
  }
  close(ends[1]);
  return {pid, ends[0]};
}

}  // namespace

Said run_command(const std::vector<std::string>& words) {
  const auto child = spawn(words);
  Said said;
  std::array<char, 4096> part{};
  for (ssize_t n = 0; (n = read(child.pipe, part.data(), part.size())) > 0;) {
    said.out.append(part.data(), static_cast<std::size_t>(n));
  }
  close(child.pipe);
  int status = 0;
  waitpid(child.pid, &status, 0);
  said.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return said;
}

Said ask(const Place& place, std::vector<std::string> words) {
  words.insert(words.begin(), place.program);
  words.insert(words.end(), {"--data", place.data, "--db", place.database});
  return run_command(words);
}

Program::Program(const Place& place) {
  const auto child =
      spawn({place.program, "serve", "--data", place.data, "--db", place.database, "--listen", "127.0.0.1:0"});
  pid_ = child.pid;
  thread_ = std::thread([this, pipe = child.pipe] { hear(pipe); });
}

Program::~Program() {
  kill();
  thread_.join();
}

void Program::hear(int pipe) {
  std::array<char, 16384> part{};
  for (ssize_t n = 0; (n = read(pipe, part.data(), part.size())) > 0;) {
    const std::lock_guard lock(mutex_);
    said_.append(part.data(), static_cast<std::size_t>(n));
    if (port_ == 0) {
      const auto line = said_.find("event=listening");
      const auto port = line == std::string::npos ? line : said_.find(" port=", line);
      if (port != std::string::npos && said_.find('\n', port) != std::string::npos) {
        port_ = static_cast<std::uint16_t>(std::strtoul(said_.c_str() + port + 6, nullptr, 10));
        heard_.notify_all();
      }
    } else if (said_.size() > 2 * kept_words) {
      said_.erase(0, said_.size() - kept_words);
    }
  }
  close(pipe);
  const std::lock_guard lock(mutex_);
  silent_ = true;
  heard_.notify_all();
}

std::uint16_t Program::listen() {
  std::unique_lock lock(mutex_);
  heard_.wait(lock, [this] { return port_ != 0 || silent_; });
  return silent_ ? 0 : port_;
}

void Program::let_begin(int milliseconds) {
  std::unique_lock lock(mutex_);
  heard_.wait_for(lock, std::chrono::milliseconds(milliseconds), [this] { return port_ != 0 || silent_; });
}

void Program::kill() {
  if (reaped_) return;
  ::kill(pid_, SIGKILL);
  int status = 0;
  waitpid(pid_, &status, 0);
  reaped_ = true;
}

bool Program::ended() {
  const std::lock_guard lock(mutex_);
  return silent_;
}

std::string Program::last_words() {
  const std::lock_guard lock(mutex_);
  return said_.substr(said_.size() > kept_words ? said_.size() - kept_words : 0);
}

}  // namespace hvs::kill
