/** A controller that is aborted with `parent`, unless `unless()` says otherwise at that moment. */
export const linked = (
  parent: AbortSignal,
  unless: () => boolean = () => false,
): AbortController => {
  const child = new AbortController();
  const follow = (): void => {
    if (!unless()) child.abort(parent.reason);
  };
  if (parent.aborted) follow();
  else parent.addEventListener("abort", follow, { once: true });
  return child;
};
