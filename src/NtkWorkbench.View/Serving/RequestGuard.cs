using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace NtkWorkbench.View;

/// <summary>
/// Who is answered: a browser of this machine that opened the printed address, asking for a page of this server by its own name. Whatever
/// else a page elsewhere makes a browser send is refused before anything is looked up.
/// </summary>
/// <param name="onOpened">Called when the token was used.</param>
internal sealed class RequestGuard(Action onOpened)
{
    private readonly Secret _token = new(), _session = new();

    /// <summary>What the printed address holds.</summary>
    public string Token => _token.ToString();

    /// <summary>Answers a request that is not to be answered otherwise: true where it did.</summary>
    public async ValueTask<bool> TryAnswerAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        int port = context.Connection.LocalPort;
        if (!IsOwnHost(request.Headers.Host, port))
            return await Refuse(context, Invariant($"This server answers to 127.0.0.1:{port} and localhost:{port} alone."));
        if (request.Method is not ("GET" or "HEAD"))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            await Answer.Refusal(context, StatusCodes.Status405MethodNotAllowed, "This server only shows: GET and HEAD.");
            return true;
        }
        bool opens = request.Path == "/" && request.Query.ContainsKey("token"), isFromElsewhere = IsFromElsewhere(request);
        if (isFromElsewhere && !(opens && IsOpenedByAFile(request)))
            return await Refuse(context, "This was asked for by another page. Open the address that ntk view printed.");
        bool isKnown = _session.Is(request.Cookies[CookieName(port)]);
        if (opens)
            return await Exchange(context, port, request.Query["token"], isKnown, isFromElsewhere);
        return !isKnown && await Refuse(context, "Open the address that ntk view printed when it started.");
    }

    // The token leaves the address at once: neither history nor a later page's Referer holds it.
    private async ValueTask<bool> Exchange(HttpContext context, int port, StringValues token, bool isKnown, bool isFromElsewhere)
    {
        if (!isKnown)
        {
            // HEAD is what programs send that look ahead.
            if (token.Count != 1 || !HttpMethods.IsGet(context.Request.Method) || !_token.TryUse(token))
            {
                return await Refuse(context,
                    "The address that ntk view prints opens once, in one browser. Start ntk view again for another.");
            }
            context.Response.Headers.SetCookie = $"{CookieName(port)}={_session}; Path=/; HttpOnly; SameSite=Strict";
            onOpened();
        }
        // What another page began stays its own until a page of this server asks.
        await (isFromElsewhere ? Answer.GoOn(context, "/") : Answer.Redirect(context, "/"));
        return true;
    }

    private static async ValueTask<bool> Refuse(HttpContext context, string sentence)
    {
        await Answer.Refusal(context, StatusCodes.Status403Forbidden, sentence);
        return true;
    }

    // A name that another machine's name server answers for may lead here, and then its pages would be of one origin with these.
    private static bool IsOwnHost(StringValues host, int port) => host.Count == 1
        && (host == Invariant($"127.0.0.1:{port}") || host == Invariant($"localhost:{port}"));

    // Servers on other ports of this machine are the same site, and no more to be trusted than others.
    private static bool IsFromElsewhere(HttpRequest request) =>
        (request.Headers.TryGetValue("Sec-Fetch-Site", out StringValues site) && site != "none" && site != "same-origin")
        || (request.Headers.TryGetValue("Origin", out StringValues origin) && origin != $"http://{request.Headers.Host}");

    // The file that opens the browser in the place of the address: whoever has the token may come from anywhere, as a page of its own.
    private static bool IsOpenedByAFile(HttpRequest request) => request.Headers["Sec-Fetch-Site"] == "cross-site"
        && request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document"
        && !request.Headers.ContainsKey("Origin");

    // Cookies know no ports: two servers must not overwrite each other's.
    private static string CookieName(int port) => Invariant($"ntk-view-{port}");
}
