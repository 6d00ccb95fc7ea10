namespace NtkWorkbench.Runs;

/// <summary>How far training had come, and where its journals stood then: state/training.safetensors.</summary>
internal sealed record SavedTraining
{
    /// <summary>What the next step starts from; null where none is left.</summary>
    public TrainingState? State { get; init; }

    /// <summary>How training ended; null where it had not.</summary>
    public TrainingResult? Result { get; init; }

    public required JournalMark Metrics { get; init; }

    public required JournalMark Parameters { get; init; }

    /// <summary>Writes the state; the one before is kept beside it.</summary>
    public void Write(RunFolder folder)
    {
        try
        {
            if (File.Exists(folder.TrainingState))
                Disk.Current.Rename(folder.TrainingState, folder.TrainingStateBefore);
        }
        catch (Exception error) when (FileErrors.AreOf(error))
        {
            throw FileErrors.Unwritten(folder.TrainingStateBefore, error);
        }
        RecordFile.Write(folder.TrainingState, this);
    }

    /// <summary>Opens the last state that is whole with what belongs to it; nothing where training had saved none.</summary>
    /// <exception cref="JobException">There are states, and all are damaged.</exception>
    public static T? Open<T>(RunFolder folder, Func<SavedTraining, T> open, Action<string> warn)
        where T : class
    {
        string[] files = [.. new[] { folder.TrainingState, folder.TrainingStateBefore }.Where(File.Exists)];
        for (int i = 0; i < files.Length; i++)
        {
            try
            {
                return open(RecordFile.Read<SavedTraining>(files[i]));
            }
            catch (JobException error) when (i < files.Length - 1)
            {
                warn($"{error.Message}; the state before it is taken");
            }
            catch (JobException error)
            {
                throw FileInputErrors.Single(
                    folder.Path, $"no state of the training is whole ({error.Message}); delete state/ to train anew");
            }
        }
        return null;
    }
}
