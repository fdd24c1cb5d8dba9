/* Times libxml2's schema validation in process, for the bench "speed".
 *
 * libxml2 SCHEMA: reads on standard input "load N\n" followed by N messages ("LENGTH\n" and their
 * bytes), then "sax\n" or "dom\n" for one pass over all of them. It answers each pass with
 * "NANOSECONDS VALID\n": its own CPU time, and how many messages were valid. */
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
    char *bytes;
    int length;
} Message;

static Message *messages;
static int count;

static void quiet(void *context, const char *text, ...) {
    (void)context;
    (void)text;
}

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static int load(int wanted) {
    messages = calloc(wanted, sizeof(Message));
    for (count = 0; count < wanted; count++) {
        Message *message = &messages[count];
        if (scanf("%d", &message->length) != 1 || getchar() != '\n') return 0;
        message->bytes = malloc(message->length);
        if (fread(message->bytes, 1, message->length, stdin) != (size_t)message->length) return 0;
    }
    return 1;
}

static int is_valid_streamed(xmlSchemaValidCtxtPtr schema, const Message *message) {
    xmlSAXHandler handler;
    memset(&handler, 0, sizeof handler);
    handler.initialized = XML_SAX2_MAGIC;
    xmlParserInputBufferPtr input =
        xmlParserInputBufferCreateMem(message->bytes, message->length, XML_CHAR_ENCODING_UTF8);
    return xmlSchemaValidateStream(schema, input, XML_CHAR_ENCODING_UTF8, &handler, NULL) == 0;
}

static int is_valid_as_tree(xmlSchemaValidCtxtPtr schema, const Message *message) {
    xmlDocPtr tree = xmlReadMemory(message->bytes, message->length, "message.xml", NULL,
                                   XML_PARSE_HUGE | XML_PARSE_COMPACT | XML_PARSE_NONET);
    if (!tree) return 0;
    int valid = xmlSchemaValidateDoc(schema, tree) == 0;
    xmlFreeDoc(tree);
    return valid;
}

int main(int arguments, char **argument) {
    char word[8];
    int wanted;
    if (arguments != 2) return 2;
    xmlInitParser();
    xmlSetGenericErrorFunc(NULL, quiet);
    xmlSchemaPtr schema = xmlSchemaParse(xmlSchemaNewParserCtxt(argument[1]));
    if (!schema) return 2;
    xmlSchemaValidCtxtPtr context = xmlSchemaNewValidCtxt(schema);
    xmlSchemaSetValidErrors(context, quiet, quiet, NULL);
    if (scanf("%7s %d", word, &wanted) != 2 || getchar() != '\n' || !load(wanted)) return 2;
    while (scanf("%7s", word) == 1) {
        int valid = 0;
        long long start = now();
        for (int at = 0; at < count; at++) {
            valid += word[0] == 's' ? is_valid_streamed(context, &messages[at])
                                    : is_valid_as_tree(context, &messages[at]);
        }
        printf("%lld %d\n", now() - start, valid);
        fflush(stdout);
    }
    return 0;
}
