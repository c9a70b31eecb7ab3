// tidy.mjs [FILE...]: runs clang-tidy over the C++ sources below src/ and bench/ (or the given
// ones) as the release build compiles them, but without what it precompiles: each file stands by
// its own includes. A file that was clean is not looked at again until it, one of our headers that
// it includes, its compile command, .clang-tidy or the tool changes: in this clone or in another one
// on this machine, as with the compiler's own cache.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, homedir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const build = join(root, 'build/release');
const plain = join(root, 'build/tidy');
const caches = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
const stamps = join(caches, 'alongside-tidy');
const tool = 'clang-tidy-16';

/** Our own files that each object was made from, as the compiler told ninja. */
function dependencies() {
  const output = execFileSync('ninja', ['-C', build, '-t', 'deps'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const found = new Map();
  let files = [];
  for (const line of output.split('\n')) {
    if (!line.startsWith(' ')) {
      files = [];
      found.set(line.split(':')[0], files);
    } else {
      const file = resolve(build, line.trim());
      if (file.startsWith(root + '/') && !file.startsWith(build + '/')) files.push(file);
    }
  }
  return found;
}

/** The compile commands of the release build, with `precompiled` of each apart; without it they are
    kept for the tool. */
function plainCommands() {
  const commands = JSON.parse(readFileSync(join(build, 'compile_commands.json'), 'utf8'));
  for (const one of commands) {
    const option = / -Winvalid-pch -include (\S+)/.exec(one.command);
    if (!option) continue;
    one.command = one.command.replace(option[0], '');
    one.precompiled = `${relative(build, option[1])}.gch`;
  }
  mkdirSync(plain, { recursive: true });
  const known = commands.map(({ directory, command, file }) => ({ directory, command, file }));
  writeFileSync(join(plain, 'compile_commands.json'), JSON.stringify(known));
  return commands;
}

function sources(chosen) {
  const commands = plainCommands();
  const known = dependencies();
  const settings = readFileSync(join(root, '.clang-tidy'));
  const version = execFileSync(tool, ['--version']);
  const contents = new Map();
  const read = (file) => {
    if (!contents.has(file)) contents.set(file, existsSync(file) ? readFileSync(file) : '');
    return contents.get(file);
  };
  return commands
    .filter(({ file }) => /^(src|bench)\//.test(relative(root, file)))
    .filter(({ file }) => !chosen.length || chosen.includes(file))
    .map(({ file, command, precompiled }) => {
      const hash = createHash('sha256').update(settings).update(version);
      hash.update(command.replaceAll(root, ''));
      const made = [/ -o (\S+)/.exec(command)[1], precompiled].flatMap((at) => known.get(at) ?? []);
      for (const one of [...new Set([file, ...made])].sort()) {
        hash.update(relative(root, one)).update(read(one));
      }
      return { file, stamp: join(stamps, hash.digest('hex')) };
    });
}

function tidy(file) {
  return new Promise((done) => {
    const child = spawn(
      tool,
      ['--quiet', `-p=${plain}`, '--extra-arg=-Wno-unknown-warning-option', file],
      { cwd: root },
    );
    let output = '';
    child.stdout.on('data', (part) => (output += part));
    child.stderr.on('data', (part) => (output += part));
    child.on('close', (code) => done({ code, output }));
  });
}

mkdirSync(stamps, { recursive: true });
const all = sources(process.argv.slice(2).map((file) => resolve(file)));
const waiting = all.filter(({ stamp }) => !existsSync(stamp));
console.log(`${all.length} files, ${waiting.length} to look at`);

async function worker() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { code, output } = await tidy(next.file);
    if (code === 0) writeFileSync(next.stamp, '');
    else {
      process.exitCode = 1;
      console.log(output);
    }
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, worker));
