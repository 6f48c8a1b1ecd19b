-- For wrk: asks the paths of the file that MATERIA_BENCH_PATHS names, in turn, and prints a JSON object at the end.
local paths = {}
for line in io.lines(os.getenv("MATERIA_BENCH_PATHS")) do
  paths[#paths + 1] = line
end
local asked = 0

function request()
  asked = asked + 1
  return wrk.format("GET", paths[(asked - 1) % #paths + 1])
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format('{"per_second":%.1f,"p50_ms":%.3f,"p99_ms":%.3f,"failed":%d}\n',
    summary.requests * 1e6 / summary.duration, latency:percentile(50) / 1000, latency:percentile(99) / 1000, failed))
end
