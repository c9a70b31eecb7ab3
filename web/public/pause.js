// The time and the day, and no way ahead to where someone came from: a new entry of the history
// drops all that lay ahead of this one. Where the organization chose another place, this goes on to
// it from there; without signal it stays.
(function () {
  var chosen = null;
  var onwards = null;
  try {
    onwards = sessionStorage.getItem('onwards');
    sessionStorage.removeItem('onwards');
    sessionStorage.removeItem('leaving');
    chosen = localStorage.getItem('lang');
  } catch {
    // A browser that keeps nothing: its own language counts.
  }
  var language = chosen || navigator.language;
  if (/^es/.test(language)) {
    document.documentElement.lang = 'es';
    document.title = document.getElementById('title').textContent = 'Reloj';
  }
  function show() {
    var now = new Date();
    document.getElementById('time').textContent = now.toLocaleTimeString(language, {
      hour: 'numeric',
      minute: '2-digit',
    });
    document.getElementById('day').textContent = now.toLocaleDateString(language, {
      weekday: 'long',
      month: 'long',
      day: 'numeric',
    });
  }
  show();
  setInterval(show, 1000);
  if (!history.state) history.pushState({ here: true }, '', location.pathname);
  if (/^(https:\/\/|\/(?!\/))/.test(onwards || '') && navigator.onLine) location.replace(onwards);
})();
