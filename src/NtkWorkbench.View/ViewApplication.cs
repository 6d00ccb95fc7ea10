using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NtkWorkbench.View;

/// <summary>Answers requests: guards first, then the pages.</summary>
internal sealed class ViewApplication : IHttpApplication<HttpContext>, IDisposable
{
    private readonly RequestGuard _guard;
    private readonly ViewPages _pages;
    private readonly CancellationTokenSource _ending = new();
    private readonly UnexpectedErrors _errors;

    public ViewApplication(ViewOptions options) => (_guard, _errors, _pages) = (new RequestGuard(options.OnOpened),
        new UnexpectedErrors(options.OnError), new ViewPages(options, _ending.Token));

    public string Token => _guard.Token;

    public void Prepare() => _pages.Prepare();

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        Answer.WriteHead(context.Response);
        try
        {
            if (!await _guard.TryAnswerAsync(context).ConfigureAwait(false))
                await _pages.AnswerAsync(context).ConfigureAwait(false);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested || _ending.IsCancellationRequested)
        {
            // The browser has left.
        }
        catch (Exception error)
        {
            string sentence = _errors.Describe(error);
            if (context.Response.HasStarted)
            {
                context.Abort();
                return;
            }
            context.Response.Clear();
            Answer.WriteHead(context.Response);
            await Answer.Page(context, StatusCodes.Status500InternalServerError, "Not shown", [sentence]).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the streams that are open.</summary>
    public Task EndAsync() => _ending.CancelAsync();

    public void Dispose() => _ending.Dispose();
}
