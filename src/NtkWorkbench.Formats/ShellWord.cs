using System.Buffers;

namespace NtkWorkbench.Formats;

/// <summary>Words of commands that a person pastes into a shell, or that stand in a script.</summary>
internal static class ShellWord
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./:=@%+,-");

    /// <summary>A word of bash that means the text itself.</summary>
    public static string Of(string text) =>
        IsPlain(text) ? text : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>Whether no shell sees more in the text than its letters.</summary>
    public static bool IsPlain(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Plain);
}
