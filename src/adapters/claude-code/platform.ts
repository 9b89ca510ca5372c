/** This machine as npm's packages name it, e.g. `linux-x64`, `linux-arm64-musl`. */
export function thisPlatform(): string {
  const { platform, arch, report } = process;
  if (platform !== "linux") return `${platform}-${arch}`;
  const { header }: { header?: unknown } = report.getReport();
  const glibc = typeof header === "object" && header !== null && "glibcVersionRuntime" in header;
  return glibc ? `linux-${arch}` : `linux-${arch}-musl`;
}
