// The page trusts no script address but those made here, from its own folder.
const policy = globalThis.trustedTypes?.createPolicy('app', { createScriptURL: (url) => url });

export const scriptUrl = (url) => (policy ? policy.createScriptURL(url.href) : url.href);
