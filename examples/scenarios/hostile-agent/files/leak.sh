# Threat 46. Put together here, so that this file holds no key of any form.
a=AKIA; b=IOSFODNN7EXAMPLQ
printf 'const key = "%s%s";\n' "$a" "$b" > src/keys.js
printf -- '-----BEGIN %s KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ\n' PRIVATE > docs/id_rsa
printf 'DATABASE_PASSWORD=hunter2hunter2\n' > .env.production
git add -fN . 2>/dev/null || true
