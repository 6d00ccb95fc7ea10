namespace NtkWorkbench.Figures;

/// <summary>Names that are safe as file names, CSV headers and words of a script.</summary>
internal static class DataName
{
    public static void ThrowIfInvalid(string what, string name)
    {
        bool valid = name.Length > 0 && name[0] != '.' && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');
        if (!valid)
            throw new NtkException($"the name of {what} must consist of letters, digits, '.', '_' and '-' and not start with '.', got "
                + $"'{name}'");
    }
}
