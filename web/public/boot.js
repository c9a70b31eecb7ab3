// Runs before the first paint, so that nobody sees a flash of the other theme or language.
(function () {
  try {
    // Someone is leaving fast and came through here on the way back.
    if (sessionStorage.getItem('leaving')) return location.replace('/pause/');
    var root = document.documentElement;
    var theme = localStorage.getItem('theme');
    var language = localStorage.getItem('lang');
    if (theme) root.dataset.theme = theme;
    if (language) root.lang = language;
  } catch {
    // A browser that keeps nothing: the phone's own theme and the page's own language do.
  }
})();
