import { CacheStore } from "../../../src/stage/results/cache-store.ts";

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

describe("CacheStore", () => {
  let time: number;
  let dropped: string[];
  let store: CacheStore;

  beforeEach(() => {
    time = Date.parse("2026-08-01T12:00:00Z");
    dropped = [];
    store = new CacheStore({
      now: () => new Date(time),
      limitBytes: 100,
      drop: (blobId) => dropped.push(blobId),
    });
  });

  const entry = (key: string) => ({ scope: "refs/heads/main", key, version: "v" });
  const save = (key: string, size: number) => {
    time += MINUTE;
    store.reserve({ ...entry(key), blobId: `blob-${key}` }, 1);
    return store.keep(entry(key), size);
  };
  const find = (key: string, version = "v") => {
    time += MINUTE;
    return store.find({ readableScopes: ["refs/heads/main"] }, [key], version)?.key;
  };

  test("what was used least recently goes when the limit is passed", () => {
    save("a", 40);
    save("b", 40);
    expect(find("a")).toBe("a");
    save("c", 40);
    expect(store.list().map(({ key }) => key)).toEqual(["c", "a"]);
    expect(dropped).toEqual(["blob-b"]);
  });

  test("what was not used for seven days goes", () => {
    save("old", 1);
    time += 8 * DAY;
    expect(find("old")).toBeUndefined();
    expect(dropped).toEqual(["blob-old"]);
  });

  test("the version is part of the key", () => {
    save("a", 1);
    expect(find("a", "other")).toBeUndefined();
  });

  test("the primary key matches as a prefix, after the exact one", () => {
    save("npm-1", 1);
    save("npm", 1);
    save("npm-2", 1);
    expect(find("npm")).toBe("npm");
    expect(find("npm-")).toBe("npm-2");
  });

  test("while one job saves a key another cannot, until the reservation is old", () => {
    const asked = { ...entry("k"), blobId: "one" };
    expect(store.reserve(asked, 1)).toBe(true);
    expect(store.reserve({ ...asked, blobId: "two" }, 2)).toBe(false);
    expect(store.reserve({ ...asked, blobId: "retry" }, 1)).toBe(true);
    time += 11 * MINUTE;
    expect(store.reserve({ ...asked, blobId: "three" }, 2)).toBe(true);
    expect(store.reservation(entry("k"), 1)).toBeUndefined();
    expect(dropped).toEqual(["one", "retry"]);
  });
});
