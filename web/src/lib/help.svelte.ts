// What helps at any hour, kept on this device whoever is signed in: the crisis lines, and how to
// leave. None of it says anything of anybody.
import { api, ask } from '$lib/api/client';
import type { HelpView } from '$lib/api/types';
import { leaves_everywhere, leaves_to } from '$lib/leave';

const key = 'help';

class Help {
  /** As the server told it last; nothing where it was never reached from this device. */
  told = $state.raw<HelpView | undefined>(kept());
  /** Whether every page begins with "Leave fast". */
  leaves_everywhere = $state(leaves_everywhere());

  /**
   * Asks the server; without an answer what was told before stays.
   *
   * @param keeps  false on a device that belongs to somebody else
   */
  async refresh(keeps = true) {
    try {
      const told = await ask(api.GET('/api/v1/help'));
      this.told = told;
      if (!keeps) return;
      leaves_to(told.leave_to);
      localStorage.setItem(key, JSON.stringify(told));
    } catch {
      // No answer, or a browser that keeps nothing.
    }
  }

  choose_everywhere(choice: boolean) {
    this.leaves_everywhere = leaves_everywhere(choice);
  }
}

function kept(): HelpView | undefined {
  try {
    const told = JSON.parse(localStorage.getItem(key) ?? 'null') as HelpView | null;
    return Array.isArray(told?.countries) ? told : undefined;
  } catch {
    return undefined;
  }
}

export const help = new Help();
