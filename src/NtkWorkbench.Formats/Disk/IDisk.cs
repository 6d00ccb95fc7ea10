namespace NtkWorkbench.Formats;

/// <summary>The calls to the file system by which files are made, moved and deleted, and opened to be read. What it refuses is an
/// exception that <see cref="FileErrors"/> knows.</summary>
internal interface IDisk
{
    /// <summary>A file that is not there yet, to be written.</summary>
    Stream Create(string path);

    /// <summary>A file, made where it is not there, to be read and written at its end, by this program alone.</summary>
    Stream OpenJournal(string path);

    /// <summary>A file that is there, to be written over where it lies, whoever else has it open.</summary>
    Stream OpenExisting(string path);

    /// <summary>A file to be read; nothing is waited for, be it a pipe.</summary>
    FileStream OpenRead(string path);

    /// <summary>Returns when what was written lies on the disk.</summary>
    void Flush(Stream stream);

    /// <summary>Returns when the names in a folder lie on the disk.</summary>
    void FlushFolder(string folder);

    /// <summary>Gives a file another name, in place of what had it.</summary>
    void Rename(string path, string name);

    /// <summary>Gives a file a second name.</summary>
    /// <returns>False where the file system has no second names, or the name is taken.</returns>
    bool TryLink(string path, string name);

    /// <summary>Deletes a file; one that is not there is no error.</summary>
    void Delete(string path);

    void DeleteFolder(string folder, bool withContent);

    void CreateFolder(string folder);
}
