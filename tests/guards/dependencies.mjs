// dependencies.mjs: the dependency table, read from the CMake link lines, against every #include.

const source = /\.(cpp|hpp|h|c|cc|inl)$/;

export function includesOf(text) {
  return [...text.matchAll(/^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)/gm)]
    .map((match) => match[1] ?? match[2]);
}

/** From `core_folder(name DEPS a b)`, `shell_folder(...)` and `server_folder(...)`: folder to the libraries its link line names. */
function linkLines(tree) {
  const lines = new Map();
  const read = (file, command, prefix) => {
    for (const match of (tree.get(file) ?? '').matchAll(new RegExp(`^${command}\\((\\w+)([^)]*)\\)`, 'gm'))) {
      const libraries = match[2].split(/\s+/).filter((word) => word !== '' && word !== 'DEPS');
      lines.set(`${prefix}/${match[1]}`, libraries);
    }
  };
  read('core/CMakeLists.txt', 'core_folder', 'core');
  read('shell/CMakeLists.txt', 'shell_folder', 'shell');
  read('server_stub/CMakeLists.txt', 'server_folder', 'server_stub');
  return lines;
}

/** Which folders each folder may include: itself, and whatever its libraries link, since those links are public. */
function reachable(lines) {
  const folderOf = (library) => [...lines.keys()].find((folder) => library === `serasi_${folder.split('/')[1]}`);
  const result = new Map();
  const visit = (folder, seen) => {
    for (const library of lines.get(folder) ?? []) {
      const next = folderOf(library);
      if (next && !seen.has(next)) {
        seen.add(next);
        visit(next, seen);
      }
    }
    return seen;
  };
  for (const folder of lines.keys()) result.set(folder, visit(folder, new Set([folder])));
  return result;
}

const inside = (path, folder) => path.startsWith(`${folder}/`);

/** The rows above the single folders: what a whole top-level folder may include from the project. */
const topLevel = [
  ['core/cli', ['core']],
  ['shell', ['core', 'shell', 'assets/icons.hpp']],
  ['web', ['core', 'shell', 'web', 'assets/icons.hpp']],
  ['server_stub', ['core/base', 'server_stub']],
  ['assets', ['core/base']],
];

/** Interfaces without a library: no link line can name them. */
const headersOnly = (folder) => (inside(folder, 'shell') ? ['shell/ports', 'assets/icons.hpp'] : []);

const includesFollowLinks = {
  name: 'a folder includes only what it links',
  check(tree) {
    const allowed = reachable(linkLines(tree));
    const violations = [];
    for (const [path, text] of tree) {
      if (!source.test(path)) continue;
      const folder = path.split('/').slice(0, 2).join('/');
      if (path.startsWith('core/') && folder !== 'core/cli' && !allowed.has(folder)) {
        violations.push(`${path}: ${folder} has no line in core/CMakeLists.txt`);
        continue;
      }
      const row = topLevel.find(([prefix]) => inside(path, prefix));
      if (!allowed.has(folder) && !row) continue;
      for (const include of includesOf(text)) {
        const own = /^(core|shell|web|assets|server_stub|tests)\//.test(include);
        if (!own) continue;
        const folders = allowed.has(folder) ? [...allowed.get(folder), ...headersOnly(folder)] : row[1];
        const permitted = folders.some((prefix) => include === prefix || inside(include, prefix));
        if (!permitted) violations.push(`${path} includes ${include}, which ${folder} does not link`);
      }
    }
    return violations;
  },
  violating: new Map([
    ['core/CMakeLists.txt', 'core_folder(base DEPS sodium)\ncore_folder(records DEPS serasi_base)\n'],
    ['core/base/text.cpp', '#include "core/records/registry.hpp"\n'],
    ['core/records/registry.hpp', '#include "core/base/text.hpp"\n'],
  ]),
};

/** Headers by others, and the only folders that may name them. */
const guests = [
  [/^nlohmann\//, ['core/base']],
  [/^sodium/, ['core/base', 'server_stub']],
  [/^boost\//, ['server_stub']],
  [/^zlib\.h$/, ['server_stub']],
  [/^(unzip|zip|ioapi)\.h$/, ['core/workbook']],
  [/^pugixml/, ['core/workbook']],
  [/^imgui/, ['shell', 'web', 'tests']],
  [/^(emscripten|GLES|EGL)/, ['web']],
  [/^(catch_amalgamated|catch2)/, ['tests']],
];

const guestsStayHome = {
  name: "other people's headers stay in their folder",
  check(tree) {
    const violations = [];
    for (const [path, text] of tree) {
      if (!source.test(path)) continue;
      for (const include of includesOf(text)) {
        for (const [pattern, homes] of guests) {
          if (pattern.test(include) && !homes.some((home) => inside(path, home))) {
            violations.push(`${path} includes <${include}>, which belongs in ${homes.join(' or ')}`);
          }
        }
      }
      if (!inside(path, 'web') && /\b(EM_JS|EM_ASM\w*|EMSCRIPTEN_KEEPALIVE|__EMSCRIPTEN__)\b/.test(text)) {
        violations.push(`${path} speaks to the browser; only web/ may`);
      }
    }
    return violations;
  },
  violating: new Map([['shell/host/host.cpp', '#include <emscripten.h>\n']]),
};

export const dependencyGuards = [includesFollowLinks, guestsStayHome];
