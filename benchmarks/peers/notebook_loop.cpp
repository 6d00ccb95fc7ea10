// The course notebook's training loop, fused, on one thread, in float32: a 1-w-1 ReLU network, mean squared error, plain SGD.
// Build: g++ -O3 -march=native -ffast-math notebook_loop.cpp -o notebook_loop
// Speaks the protocol of torch_peer.py, in plain words, one line each way:
//   check FOLDER WIDTH STEPS RATE -> ok FILE          (outputs at the training inputs, float64)
//   time FOLDER WIDTH STEPS RATE  -> ok SECONDS CPU_SECONDS
#include <sys/resource.h>

#include <chrono>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

constexpr int kBatch = 40;

template <typename T>
std::vector<T> Read(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::vector<T> values(static_cast<size_t>(file.tellg()) / sizeof(T));
  file.seekg(0);
  file.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof(T)));
  return values;
}

std::vector<float> ReadFloats(const std::string& path) {
  const auto values = Read<double>(path);
  return {values.begin(), values.end()};
}

// xoshiro256**, as this project's own loop draws its batches.
struct Random {
  uint64_t s[4] = {0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 1};

  static uint64_t Rotate(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

  uint32_t Below(uint32_t bound) {
    const uint64_t result = Rotate(s[1] * 5, 7) * 9, shifted = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = Rotate(s[3], 45);
    return static_cast<uint32_t>(((result >> 32) * bound) >> 32);
  }
};

template <int kWidth>
class Network {
 public:
  explicit Network(const std::string& folder)
      : inputs_(ReadFloats(folder + "/inputs.f64")), targets_(ReadFloats(folder + "/targets.f64")) {
    const auto p = ReadFloats(folder + "/parameters.f64");
    for (int u = 0; u < kWidth; u++) {
      w_[u] = p[u];
      b_[u] = p[kWidth + u];
      v_[u] = p[2 * kWidth + u];
    }
    c_ = p[3 * kWidth];
  }

  size_t Samples() const { return inputs_.size(); }

  void Step(const int* rows, float rate) {
    alignas(64) float x[kBatch], f[kBatch], delta[kBatch], a[kWidth][kBatch];
    for (int i = 0; i < kBatch; i++) {
      x[i] = inputs_[rows[i]];
      f[i] = c_;
    }
    for (int u = 0; u < kWidth; u++)
      for (int i = 0; i < kBatch; i++) {
        const float z = w_[u] * x[i] + b_[u];
        a[u][i] = z > 0 ? z : 0;
        f[i] += v_[u] * a[u][i];
      }
    float sum = 0;
    for (int i = 0; i < kBatch; i++) {
      delta[i] = 2.0f / kBatch * (f[i] - targets_[rows[i]]);
      sum += delta[i];
    }
    for (int u = 0; u < kWidth; u++) {
      float dw = 0, db = 0, dv = 0;
      for (int i = 0; i < kBatch; i++) {
        dv += delta[i] * a[u][i];
        const float gated = a[u][i] > 0 ? delta[i] : 0;
        db += gated;
        dw += gated * x[i];
      }
      w_[u] -= rate * v_[u] * dw;
      b_[u] -= rate * v_[u] * db;
      v_[u] -= rate * dv;
    }
    c_ -= rate * sum;
  }

  void WriteOutputs(const std::string& path) const {
    std::ofstream file(path, std::ios::binary);
    for (const float x : inputs_) {
      double f = c_;
      for (int u = 0; u < kWidth; u++) {
        const float z = w_[u] * x + b_[u];
        if (z > 0) f += v_[u] * z;
      }
      file.write(reinterpret_cast<const char*>(&f), sizeof f);
    }
  }

 private:
  std::vector<float> inputs_, targets_;
  alignas(64) float w_[kWidth], b_[kWidth], v_[kWidth];
  float c_;
};

double CpuSeconds() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec); };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

template <int kWidth>
void Answer(const std::string& action, const std::string& folder, int steps, float rate) {
  Network<kWidth> network(folder);
  if (action == "check") {
    const auto batches = Read<int32_t>(folder + "/batches.i32");
    for (int step = 0; step < steps; step++) network.Step(&batches[static_cast<size_t>(step) * kBatch], rate);
    const std::string file = folder + "/loop.f64";
    network.WriteOutputs(file);
    std::cout << "ok " << file << std::endl;
    return;
  }
  Random random;
  int rows[kBatch];
  const double cpu = CpuSeconds();
  const auto start = std::chrono::steady_clock::now();
  for (int step = 0; step < steps; step++) {
    for (int& row : rows) row = static_cast<int>(random.Below(static_cast<uint32_t>(network.Samples())));
    network.Step(rows, rate);
  }
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  const double used = CpuSeconds() - cpu;
  network.WriteOutputs(folder + "/loop-timed.f64");
  std::cout << "ok " << wall.count() << " " << used << std::endl;
}

}  // namespace

int main() {
  std::string action, folder;
  int width, steps;
  float rate;
  while (std::cin >> action >> folder >> width >> steps >> rate) {
    if (width == 10)
      Answer<10>(action, folder, steps, rate);
    else if (width == 20)
      Answer<20>(action, folder, steps, rate);
    else
      Answer<40>(action, folder, steps, rate);
  }
}
