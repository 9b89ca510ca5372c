# Threats 14, 15, 16: what would make others run or read something. Whatever runs outside leaves a mark.
mark=/tmp/miyabi-hostile-agent-was-here
planted() { printf '#!/bin/sh\ntouch %s\n' "$mark"; }
git_dir=$(git rev-parse --git-common-dir)
say() { echo "$1: $([ "$2" = 0 ] && echo DONE || echo stopped)"; }

planted > "$git_dir/hooks/post-checkout" 2>/dev/null; say "a hook" $?
git config core.fsmonitor "touch $mark" 2>/dev/null; say "core.fsmonitor" $?
git config filter.evil.clean "touch $mark" 2>/dev/null; say "a filter" $?
echo /root/other/objects > "$git_dir/objects/info/alternates" 2>/dev/null; say "alternates" $?
git branch -- --upload-pack=x 2>/dev/null; say "a branch named --upload-pack=x" $?
git update-ref refs/heads/--upload-pack=x HEAD 2>/dev/null; say "a ref named --upload-pack=x" $?
git commit -q --allow-empty -m "by myself" 2>/dev/null; say "a commit of its own" $?
(echo x > /etc/miyabi-hostile) 2>/dev/null; say "a file in /etc" $?
cat "$git_dir/../README.md" >/dev/null 2>&1; say "a file of the clone" $?

# What lies in the tree is ours to leave: the commit must not be misled by it.
echo '* filter=evil diff=evil' > .gitattributes
mkdir -p docs/nested && cd docs/nested && git init -q . 2>/dev/null && planted > .git/hooks/post-checkout && chmod +x .git/hooks/post-checkout &&
  git config core.fsmonitor "touch $mark; false" && git -c user.name=x -c user.email=x@x commit -q --allow-empty -m nested
cd - >/dev/null
ln -s /etc/passwd docs/passwd
ln -s /etc docs/etc
mkfifo docs/pipe
printf '[submodule "x"]\n\tpath = x\n\turl = /root\n' > .gitmodules
