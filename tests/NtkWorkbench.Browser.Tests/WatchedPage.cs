namespace NtkWorkbench.Browser.Tests;

/// <summary>A page, with everything that it wrote to the console and asked the network for.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _messages = [];
    private readonly List<string> _requests = [];

    public WatchedPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) => _messages.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => _messages.Add(error);
        page.Dialog += (_, dialog) => _messages.Add($"dialog: {dialog.Message}");
        page.Request += (_, request) => _requests.Add(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Messages, errors and dialogs.</summary>
    public IReadOnlyList<string> Messages => _messages;

    /// <summary>Addresses that were asked for but those that a page makes itself.</summary>
    public IReadOnlyList<string> Requests =>
        [.. _requests.Where(url => !url.StartsWith("data:", StringComparison.Ordinal)
            && !url.StartsWith("blob:", StringComparison.Ordinal))];

    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        await _context.CloseAsync();
    }
}
