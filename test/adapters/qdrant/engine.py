"""Asks Qdrant's own engine: scripts of REST bodies on stdin, what it answers on stdout, both as JSON.

The first argument says which: `edge` is Qdrant's Rust engine in this process (qdrant-edge-py), `local` the Python
client's own imitation of a server (qdrant-client).
"""
import json
import sys
import tempfile


def answer(queries, scrolled, newest, counts):
    ids = [str(one.id) for one in scrolled]
    return {"queries": queries, "ids": ids, "newest": [one.payload["at"] for one in newest], "counts": counts}


def edge(script):
    import qdrant_edge as q

    def condition(c):
        if "key" not in c:
            return q.HasIdCondition(c["has_id"]) if "has_id" in c else filter_of(c)
        match, bounds = c.get("match"), c.get("range")
        if match is not None:
            match = q.MatchValue(match["value"]) if "value" in match else q.MatchAny(match["any"])
        if bounds is not None:
            dated = any(isinstance(one, str) for one in bounds.values())
            bounds = (q.RangeDateTime if dated else q.RangeFloat)(**bounds)
        return q.FieldCondition(c["key"], match=match, range=bounds)

    def filter_of(f):
        if f is None:
            return None
        return q.Filter(**{kind: [condition(c) for c in f[kind]] for kind in f})

    def vector(v):
        return q.SparseVector(v["indices"], v["values"]) if isinstance(v, dict) else v

    def nearest(one):
        return q.Query.Nearest(vector(one["query"]), one["using"])

    def query(one):
        if "prefetch" not in one:
            asked = q.QueryRequest(one["limit"], query=nearest(one), filter=filter_of(one.get("filter")))
        else:
            stages = [
                q.Prefetch(p["limit"], query=nearest(p), filter=filter_of(p.get("filter")))
                for p in one["prefetch"]
            ]
            asked = q.QueryRequest(one["limit"], query=q.Fusion.Rrf(k=2), prefetches=stages)
        return [[str(point.id), point.score] for point in shard.query(asked)]

    with tempfile.TemporaryDirectory() as path:
        config = q.EdgeConfig(
            vectors={"dense": q.EdgeVectorParams(script["size"], q.Distance.Cosine)},
            sparse_vectors={"text": q.EdgeSparseVectorParams(modifier=q.Modifier.Idf)},
        )
        shard = q.EdgeShard.create(path, config)
        for name, kind in script["indexes"].items():
            schema = getattr(q.PayloadSchemaType, kind.capitalize())
            shard.update(q.UpdateOperation.create_field_index(name, schema))
        for batch in script["upserts"]:
            points = [
                q.Point(p["id"], {n: vector(v) for n, v in p["vector"].items()}, p["payload"])
                for p in batch
            ]
            shard.update(q.UpdateOperation.upsert_points(points))
        # Before anything is deleted: Qdrant counts deleted points for idf until it vacuums.
        answers = [query(one) for one in script["queries"]]
        shard.update(q.UpdateOperation.delete_points_by_filter(filter_of(script["delete"])))
        scrolled, _ = shard.scroll(q.ScrollRequest(limit=1000))
        newest, _ = shard.scroll(q.ScrollRequest(limit=5, order_by=q.OrderBy("at", q.Direction.Desc)))
        counts = [shard.count(q.CountRequest(exact=True, filter=filter_of(f))) for f in script["filters"]]
        shard.close()
    return answer(answers, scrolled, newest, counts)


def local(script):
    from qdrant_client import QdrantClient, models

    client = QdrantClient(":memory:")
    client.create_collection(
        "c",
        vectors_config={"dense": models.VectorParams(size=script["size"], distance="Cosine")},
        sparse_vectors_config={"text": models.SparseVectorParams(modifier=models.Modifier.IDF)},
    )
    for batch in script["upserts"]:
        client.upsert("c", [models.PointStruct.model_validate(p) for p in batch])
    answers = []
    for one in script["queries"]:
        asked = models.QueryRequest.model_validate(one)
        found = client.query_points(
            "c",
            query=asked.query,
            using=asked.using,
            prefetch=asked.prefetch,
            query_filter=asked.filter,
            limit=asked.limit,
        )
        answers.append([[str(point.id), point.score] for point in found.points])
    client.delete("c", models.FilterSelector(filter=models.Filter.model_validate(script["delete"])))
    scrolled, _ = client.scroll("c", limit=1000)
    newest, _ = client.scroll("c", limit=5, order_by=models.OrderBy(key="at", direction="desc"))
    counts = [client.count("c", models.Filter.model_validate(f)).count for f in script["filters"]]
    return answer(answers, scrolled, newest, counts)


ask = {"edge": edge, "local": local}[sys.argv[1]]
print(json.dumps([ask(script) for script in json.load(sys.stdin)]))
