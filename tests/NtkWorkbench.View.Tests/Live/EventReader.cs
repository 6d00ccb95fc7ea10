using System.Net;
using System.Text.Json;

namespace NtkWorkbench.View.Tests;

/// <summary>Opens a server as a browser does, and reads its events.</summary>
internal sealed class EventReader : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly CancellationTokenSource _limit = new(Limit);
    private readonly HttpClient _client;
    private StreamReader? _stream;

    private EventReader(HttpClient client) => _client = client;

    /// <summary>Follows the events of an address.</summary>
    public static async Task<EventReader> Open(string address, string path)
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address) };
        (await client.GetAsync(new Uri(address))).EnsureSuccessStatusCode();
        var reader = new EventReader(client);
        HttpResponseMessage response = await client.GetAsync(
            new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, reader._limit.Token);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        reader._stream = new StreamReader(await response.Content.ReadAsStreamAsync(reader._limit.Token));
        return reader;
    }

    /// <summary>The next event; null where the stream has ended.</summary>
    public async Task<(string Name, JsonElement Data)?> Next()
    {
        string? name = null;
        while (await _stream!.ReadLineAsync(_limit.Token) is string line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                name = line["event: ".Length..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
                return (name!, JsonDocument.Parse(line["data: ".Length..]).RootElement);
        }
        return null;
    }

    /// <summary>All events to the end.</summary>
    public async Task<List<(string Name, JsonElement Data)>> Rest()
    {
        var events = new List<(string, JsonElement)>();
        while (await Next() is var (name, data))
            events.Add((name, data));
        return events;
    }

    public void Dispose()
    {
        _stream?.Dispose();
        _client.Dispose();
        _limit.Dispose();
    }
}
