/*
 * SHA-256 (FIPS 180-4), for the manifest of what was built.  Nothing secret passes here.
 */
#include <string.h>

#include "base/base.h"

enum { BLOCK = sizeof(((Sha256 *)0)->block) };

/* The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
static const uint32_t constants[64] = {
  0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
  0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
  0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
  0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
  0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
  0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
  0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
  0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
};

static uint32_t rotated(uint32_t word, unsigned bits)
{
  return word >> bits | word << (32 - bits);
}

#define ROUND(a, b, c, d, e, f, g, h, i)                                                                     \
  h += (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + (g ^ (e & (f ^ g))) + constants[i] + w[i];        \
  d += h;                                                                                                    \
  h += (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) | (c & (a | b)))

static void take_block(uint32_t state[8], const unsigned char *block)
{
  uint32_t w[64];

  for (size_t i = 0; i < 16; i++)
    w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 | (uint32_t)block[4 * i + 2] << 8 |
           (uint32_t)block[4 * i + 3];
  for (size_t i = 16; i < 64; i++) {
    const uint32_t low = rotated(w[i - 15], 7) ^ rotated(w[i - 15], 18) ^ w[i - 15] >> 3;
    const uint32_t high = rotated(w[i - 2], 17) ^ rotated(w[i - 2], 19) ^ w[i - 2] >> 10;
    w[i] = w[i - 16] + low + w[i - 7] + high;
  }
  uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
  uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
  /* Eight rounds at a time: the words change their parts, where else all would change their places. */
  for (size_t i = 0; i < 64; i += 8) {
    ROUND(a, b, c, d, e, f, g, h, i);
    ROUND(h, a, b, c, d, e, f, g, i + 1);
    ROUND(g, h, a, b, c, d, e, f, i + 2);
    ROUND(f, g, h, a, b, c, d, e, i + 3);
    ROUND(e, f, g, h, a, b, c, d, i + 4);
    ROUND(d, e, f, g, h, a, b, c, i + 5);
    ROUND(c, d, e, f, g, h, a, b, i + 6);
    ROUND(b, c, d, e, f, g, h, a, i + 7);
  }
  const uint32_t sum[8] = {a, b, c, d, e, f, g, h};
  for (size_t i = 0; i < 8; i++)
    state[i] += sum[i];
}

void sha256_begin(Sha256 *sha)
{
  *sha = (Sha256){.state = {0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB,
                            0x5BE0CD19}};
}

void sha256_add(Sha256 *sha, const void *bytes, size_t length)
{
  const unsigned char *at = bytes;
  sha->length += length;
  if (sha->waiting > 0) {
    const size_t room = BLOCK - sha->waiting, taken = length < room ? length : room;
    if (taken > 0)
      memcpy(sha->block + sha->waiting, at, taken);
    sha->waiting += taken;
    at += taken;
    length -= taken;
    if (sha->waiting < BLOCK)
      return;
    take_block(sha->state, sha->block);
    sha->waiting = 0;
  }
  for (; length >= BLOCK; at += BLOCK, length -= BLOCK)
    take_block(sha->state, at);
  if (length > 0)
    memcpy(sha->block, at, length);
  sha->waiting = length;
}

/* The rest, a one bit, zeros, and the length in bits in the last eight bytes. */
void sha256_end(Sha256 *sha, char hex[65])
{
  unsigned char tail[2 * BLOCK] = {0};
  const size_t tail_length = sha->waiting + 9 <= BLOCK ? BLOCK : 2 * BLOCK;
  memcpy(tail, sha->block, sha->waiting);
  tail[sha->waiting] = 0x80;
  for (size_t i = 0; i < 8; i++)
    tail[tail_length - 1 - i] = (unsigned char)(sha->length * 8 >> 8 * i);
  for (size_t i = 0; i < tail_length; i += BLOCK)
    take_block(sha->state, tail + i);
  for (size_t i = 0; i < 8; i++)
    snprintf(hex + 8 * i, 9, "%08x", (unsigned)sha->state[i]);
}

void sha256_hex(const void *bytes, size_t length, char hex[65])
{
  Sha256 sha;
  sha256_begin(&sha);
  sha256_add(&sha, bytes, length);
  sha256_end(&sha, hex);
}
