using System.Net;
using System.Text;

namespace NtkWorkbench.Cli;

/// <summary>A page that leads to an address which is a secret: arguments of programs can be read by other users of the machine, this file
/// by its owner alone. It is gone when it is disposed of, or before.</summary>
internal sealed class RedirectFile : IDisposable
{
    private readonly DirectoryInfo _folder;

    private RedirectFile(DirectoryInfo folder) => _folder = folder;

    /// <summary>The file.</summary>
    public string Path => System.IO.Path.Combine(_folder.FullName, "open.html");

    /// <exception cref="NtkException">There is no place for temporary files.</exception>
    public static RedirectFile Create(string address)
    {
        try
        {
            // Its owner's alone, as the system makes such folders.
            var file = new RedirectFile(Directory.CreateTempSubdirectory("ntk-view-"));
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            string place = WebUtility.HtmlEncode(address);
            using var writer = new StreamWriter(file.Path, Encoding.UTF8, options);
            writer.Write($"""
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>ntk view</title><meta name="referrer" content="no-referrer">
                <meta http-equiv="refresh" content="0;url={place}"></head>
                <body><p><a href="{place}">Runs</a></p></body></html>

                """);
            return file;
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            throw new NtkException($"no temporary file can be written: {FileErrors.Describe(error)}", error);
        }
    }

    public void Dispose()
    {
        try
        {
            _folder.Refresh();
            if (_folder.Exists)
                _folder.Delete(recursive: true);
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            // Another may delete it too, and its token opens nothing once it was used or the server is gone.
        }
    }
}
