/*
 * MD5 (RFC 1321), since PDF names the sum of an embedded file by it (ISO 32000-1, table 46).  It tells a file
 * that was damaged, not one that was forged; for that there is SHA-256.
 */
#include <string.h>

#include "base/base.h"

enum { BLOCK = 64, LENGTH_AT = 56 };

/* The integer part of 2^32 times the sine of 1 to 64. */
static const uint32_t constants[64] = {
  0xD76AA478, 0xE8C7B756, 0x242070DB, 0xC1BDCEEE, 0xF57C0FAF, 0x4787C62A, 0xA8304613, 0xFD469501,
  0x698098D8, 0x8B44F7AF, 0xFFFF5BB1, 0x895CD7BE, 0x6B901122, 0xFD987193, 0xA679438E, 0x49B40821,
  0xF61E2562, 0xC040B340, 0x265E5A51, 0xE9B6C7AA, 0xD62F105D, 0x02441453, 0xD8A1E681, 0xE7D3FBC8,
  0x21E1CDE6, 0xC33707D6, 0xF4D50D87, 0x455A14ED, 0xA9E3E905, 0xFCEFA3F8, 0x676F02D9, 0x8D2A4C8A,
  0xFFFA3942, 0x8771F681, 0x6D9D6122, 0xFDE5380C, 0xA4BEEA44, 0x4BDECFA9, 0xF6BB4B60, 0xBEBFBC70,
  0x289B7EC6, 0xEAA127FA, 0xD4EF3085, 0x04881D05, 0xD9D4D039, 0xE6DB99E5, 0x1FA27CF8, 0xC4AC5665,
  0xF4292244, 0x432AFF97, 0xAB9423A7, 0xFC93A039, 0x655B59C3, 0x8F0CCC92, 0xFFEFF47D, 0x85845DD1,
  0x6FA87E4F, 0xFE2CE6E0, 0xA3014314, 0x4E0811A1, 0xF7537E82, 0xBD3AF235, 0x2AD7D2BB, 0xEB86D391,
};

static void take_block(uint32_t state[4], const unsigned char *block)
{
  static const uint8_t turns[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
  static const uint8_t steps[4] = {1, 5, 3, 7}, firsts[4] = {0, 1, 5, 0};
  uint32_t words[16], a = state[0], b = state[1], c = state[2], d = state[3];

  for (size_t i = 0; i < 16; i++)
    words[i] = (uint32_t)block[4 * i] | (uint32_t)block[4 * i + 1] << 8 | (uint32_t)block[4 * i + 2] << 16 |
               (uint32_t)block[4 * i + 3] << 24;
  for (unsigned i = 0; i < 64; i++) {
    unsigned round = i / 16;
    const uint32_t mixed[4] = {d ^ (b & (c ^ d)), c ^ (d & (b ^ c)), b ^ c ^ d, c ^ (b | ~d)};
    uint32_t sum = a + mixed[round] + constants[i] + words[(firsts[round] + steps[round] * i) % 16];
    unsigned turn = turns[round][i % 4];
    a = d;
    d = c;
    c = b;
    b += sum << turn | sum >> (32 - turn);
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
}

void md5_hex(const void *bytes, size_t length, char hex[33])
{
  uint32_t state[4] = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476};
  const unsigned char *at = bytes;
  size_t whole = length - length % BLOCK, rest = length % BLOCK;

  for (size_t done = 0; done < whole; done += BLOCK)
    take_block(state, at + done);

  unsigned char last[2 * BLOCK] = {0};
  if (rest > 0)
    memcpy(last, at + whole, rest);
  last[rest] = 0x80;
  size_t end = rest < LENGTH_AT ? BLOCK : 2 * BLOCK;
  for (unsigned i = 0; i < 8; i++)
    last[end - 8 + i] = (unsigned char)((uint64_t)length * 8 >> (8 * i));
  for (size_t done = 0; done < end; done += BLOCK)
    take_block(state, last + done);

  for (unsigned i = 0; i < 16; i++)
    snprintf(hex + 2 * i, 3, "%02x", (unsigned)(state[i / 4] >> (8 * (i % 4)) & 0xFF));
}
