console.log(JSON.stringify({ at: performance.timeOrigin + performance.now(), files: [] }));
