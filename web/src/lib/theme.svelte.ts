// Light or dark: as the phone has it, until the person chooses.

class Theme {
  dark = $state(is_dark());

  flip() {
    this.dark = !this.dark;
    const name = this.dark ? 'dark' : 'light';
    document.documentElement.dataset.theme = name;
    try {
      localStorage.setItem('theme', name);
    } catch {
      // A browser that keeps nothing.
    }
  }
}

function is_dark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

export const theme = new Theme();
