// A device that is a clinic's tablet keeps nothing of whoever used it before: the lead who set it up,
// or somebody who signed in on it since.
import { forget_everything } from '$lib/offline/db';

export async function keep_nothing() {
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // A browser that keeps nothing.
  }
  const workers = await navigator.serviceWorker?.getRegistrations().catch(() => []);
  await Promise.all((workers ?? []).map((worker) => worker.unregister()));
  await forget_everything();
}
