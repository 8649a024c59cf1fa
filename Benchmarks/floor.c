/* The least that any generator has to do: read every article, parse and render it with cmark, write one file each.
 * No front matter, no links, no templates, no lists. How much longer the tool takes is what it costs to know who
 * said what.
 *
 *   floor INPUT_FOLDER OUTPUT_FOLDER THREADS
 */
#define _GNU_SOURCE
#include <cmark.h>
#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char **inputs;
static size_t input_count;
static atomic_size_t next_input;
static const char *output_folder;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static char *read_file(const char *path, size_t *length) {
  int file = open(path, O_RDONLY);
  struct stat info;
  if (file < 0 || fstat(file, &info) != 0) fail(path);
  char *text = malloc(info.st_size + 1);
  ssize_t count = read(file, text, info.st_size);
  if (count != info.st_size) fail(path);
  close(file);
  *length = count;
  return text;
}

static void write_page(size_t index, const char *html) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%zu", output_folder, index);
  if (mkdir(path, 0777) != 0 && errno != EEXIST) fail(path);
  snprintf(path, sizeof path, "%s/%zu/index.html", output_folder, index);
  int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  size_t length = strlen(html);
  if (file < 0 || write(file, html, length) != (ssize_t)length) fail(path);
  close(file);
}

static void *work(void *unused) {
  (void)unused;
  for (size_t index; (index = atomic_fetch_add(&next_input, 1)) < input_count;) {
    size_t length;
    char *text = read_file(inputs[index], &length);
    cmark_node *document = cmark_parse_document(text, length, CMARK_OPT_DEFAULT);
    char *html = cmark_render_html(document, CMARK_OPT_DEFAULT);
    write_page(index, html);
    free(html);
    cmark_node_free(document);
    free(text);
  }
  return NULL;
}

int main(int count, char **arguments) {
  if (count != 4) {
    fprintf(stderr, "usage: floor INPUT_FOLDER OUTPUT_FOLDER THREADS\n");
    return 64;
  }
  output_folder = arguments[2];
  int threads = atoi(arguments[3]);
  if (mkdir(output_folder, 0777) != 0 && errno != EEXIST) fail(output_folder);
  size_t capacity = 0;
  char *roots[] = {arguments[1], NULL};
  FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOSTAT, NULL);
  if (!walk) fail(arguments[1]);
  for (FTSENT *entry; (entry = fts_read(walk));) {
    size_t length = strlen(entry->fts_name);
    if (length < 3 || strcmp(entry->fts_name + length - 3, ".md") != 0) continue;
    if (input_count == capacity) inputs = realloc(inputs, (capacity = capacity * 2 + 1024) * sizeof *inputs);
    inputs[input_count++] = strdup(entry->fts_path);
  }
  fts_close(walk);
  pthread_t workers[64];
  if (threads < 1 || threads > 64) threads = 2;
  for (int i = 0; i < threads; i++) pthread_create(&workers[i], NULL, work, NULL);
  for (int i = 0; i < threads; i++) pthread_join(workers[i], NULL);
  printf("%zu files\n", input_count);
  return 0;
}
