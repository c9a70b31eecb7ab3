// The most characters that the words of a check-in may hold; the server refuses more.
export const checkin_words = 2000;
export const most_good = 1000;
