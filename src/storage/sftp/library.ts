type Library = typeof import('ssh2');

/**
 * Loads the SSH library, on first use. In the bundle, which is one ES module, `__dirname` does not exist. The library's
 * WebAssembly loader reads it once while it is loaded, although the code that it would look for is built in.
 */
export async function loadSshLibrary(): Promise<Library> {
  const globals = globalThis as { __dirname?: string };
  const lent = globals.__dirname === undefined;
  if (lent) globals.__dirname = import.meta.dirname;
  try {
    return (await import('ssh2')).default;
  } finally {
    if (lent) delete globals.__dirname;
  }
}
